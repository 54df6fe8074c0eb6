"""A recommendation is cut into parts where its own wording cuts it."""

from domain.recommendations.printed import parts_of


def test_heads_in_the_cell_give_each_part_its_own_owner_money_and_novelty() -> None:
    first, second = parts_of(
        ["Ad drift af klubber", "• Implementering i BIF", "• Kræver finansiering",
         "Ad fælles vagtplan", "• Implementering i BUF", "• Kræver ikke finansiering"],
        ["Videreførelse fsva. drift af klubber (finansieret i nuværende Byplan)",
         "Ny indsats fsva. fælles vagtplan"],
    )  # fmt: skip
    assert (first.id, first.label.value, second.id, second.label.value) == (
        "1a", "drift af klubber", "1b", "fælles vagtplan",
    )  # fmt: skip
    assert [owner.value for owner in first.administrations] == ["BIF"]
    assert [owner.value for owner in second.administrations] == ["BUF"]
    assert (first.category.value, second.category.value) == ("red", "black")
    assert [each.value for each in first.novelty] == ["continued"]
    assert [each.value for each in second.novelty] == ["new"]
    assert [source.value.kind for source in first.sources if source.value] == ["need", "plan"]
    assert [source.value.kind for source in second.sources if source.value] == ["frame"]


def test_what_stands_before_the_first_head_is_about_all_parts() -> None:
    parts = parts_of(
        ["• Implementering i SOF", "Ad klubber", "• Kræver finansiering",
         "Ad kurser", "• Kræver ikke finansiering"]
    )  # fmt: skip
    assert [[owner.value for owner in part.administrations] for part in parts] == [["SOF"]] * 2


def test_a_part_named_inside_a_sentence_leaves_the_rest_to_the_main_part() -> None:
    """Owner for both, the order for the main part, frame and date for the named one."""
    main, named = parts_of(
        ["• Implementering i BIF", "• Budgetnotat bestilt af BIU",
         "• Den del, som vedrører optælling, løftes inden for nuværende drift før 2027"]
    )  # fmt: skip
    assert main.label.value == "Flere klubber holder åbent"
    assert named.label.value == "optælling"
    assert (main.category.value, named.category.value) == ("green", "black")
    assert [owner.value for owner in named.administrations] == ["BIF"]
    assert main.due is None
    assert named.due is not None


def test_two_answers_with_subjects_of_their_own_are_two_parts() -> None:
    network, more = parts_of(
        ["• Implementering i BIF",
         "• Forening kan oprettes inden for eksisterende ramme.",
         "• Yderligere træningsture (fx til havet) kræver finansiering"],
        ["Videreførelse fsva. at BIF allerede holder ture",
         "Ny indsats fsva. at træningen bliver fast og får en forening"],
    )  # fmt: skip
    assert (network.label.value, more.label.value) == (
        "Forening", "Yderligere træningsture (fx til havet)",
    )  # fmt: skip
    assert (network.category.value, more.category.value) == ("black", "red")


def test_one_answer_with_a_subject_is_one_part() -> None:
    (part,) = parts_of(["• Implementering i BIF", "• Et netværk kræver finansiering"])
    assert part.label.value == "Flere klubber holder åbent"


def test_the_novelty_column_alone_can_split() -> None:
    """The money answer of the cell covers both; what pays today belongs to one."""
    old, new = parts_of(
        ["• Implementering i BIF", "• Kræver finansiering"],
        "Videreførelse fsva. det gamle kursus (finansieret i Byplan)  Ny indsats fsva. ny metode",
    )
    assert (old.label.value, new.label.value) == ("det gamle kursus", "ny metode")
    assert (old.category.value, new.category.value) == ("red", "red")
    assert len(old.sources) == 2
    assert len(new.sources) == 1


def test_a_single_novelty_for_one_point_does_not_split() -> None:
    (part,) = parts_of(["• Kræver finansiering"], "Ny indsats fsva. systematik (løbende)")
    assert part.label.value == "Flere klubber holder åbent"
    assert [each.value for each in part.novelty] == ["new"]


def test_two_deliverables_in_the_text_share_the_cell_but_not_the_remark() -> None:
    counting, plans = parts_of(
        ["• Implementering i BUF", "• Kræver ikke finansiering",
         "(opmærksomhed på, at optællinger ligger inden for statens mandat)"],
        text="At optællinger af havne bliver årlige, og at klubberne skriver planer",
    )  # fmt: skip
    assert counting.remark is not None
    assert "statens mandat" in (counting.remark.value or "")
    assert plans.remark is None
    assert (counting.category.value, plans.category.value) == ("black", "black")
    assert [owner.value for owner in plans.administrations] == ["BUF"]


def test_a_remark_that_fits_no_part_stands_at_all_of_them() -> None:
    parts = parts_of(
        ["Ad klubber", "• Kræver finansiering", "Ad kurser", "• Kræver finansiering"],
        text="Klubber og kurser",
    )
    assert [part.remark for part in parts] == [None, None]
    parts = parts_of(
        ["(opmærksomhed på, at en minister bestemmer)", "Ad klubber", "• Kræver finansiering",
         "Ad kurser", "• Kræver finansiering"]
    )  # fmt: skip
    assert all(part.remark is not None for part in parts)


def test_every_part_quotes_the_words_it_rests_on() -> None:
    first, second = parts_of(
        ["Ad klubber", "• Implementering i BIF", "• Kræver finansiering",
         "Ad kurser", "• Kan løftes via anbefaling 2"]
    )  # fmt: skip
    assert first.quote.value == "Implementering i BIF\nKræver finansiering"
    assert second.quote.value == "Kan løftes via anbefaling 2"
    assert first.quote.source.line == 102
