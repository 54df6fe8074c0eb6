"""`brobygger network` on files: figures, change and bridges, in both languages."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterable
from itertools import permutations
from pathlib import Path
from random import Random
from typing import Any

import jsonschema
import networkx as nx
import pytest
from hypothesis import given, settings

from brobygger.cli.network_texts import ARGUMENTS, CHANGES, FIGURES, LINES, METHODS, QUESTIONS
from brobygger.domain.actors.bridging.bridges import propose_bridges
from brobygger.domain.actors.change import changes
from brobygger.domain.actors.file import (
    NetworkFile,
    read_network,
    write_actors,
    write_groups,
    write_reports,
)
from brobygger.domain.actors.file_network import Ties, network_of
from brobygger.domain.actors.network import Actor, Network
from brobygger.domain.actors.roster import Report
from brobygger.domain.documents.record import as_json
from brobygger.messages.network_answers import said_bridges, summary_answer
from cli.golden import EXAMPLES, same_as_golden
from cli.test_schemas import check
from cli.test_words import test_both_languages_name_the_same_parameters as same_parameters
from counts import examples
from domain.actors.networks import networks, workmates

Run = Callable[..., tuple[int, str, str]]

ANSWERS, ACTORS, GROUPS = (EXAMPLES / f"{name}.csv" for name in ("answers", "actors", "groups"))
QUESTION_WORDS: dict[str, tuple[str, ...]] = {
    "summary": (),
    "change": ("2024-1", "2024-2"),
    "bridges": (),
}
NUMBER = "311299-5001"


def asked(run: Run, question: str, *words: object, code: int = 0) -> Any:
    """The answer as JSON, valid by its schema."""
    found, out, err = run("network", question, *words, "--json")
    assert (found, err) == (code, "")
    answer = json.loads(out)
    check(f"network_{question}", answer)
    return answer


def saved(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8", newline="")
    return path


def all_answered(graph: Any, wave: str = "1") -> list[Report]:
    """A graph in which everybody answered about everybody, 1 or 0."""
    return [
        Report(wave, str(one), str(other), int(graph.has_edge(one, other)))
        for one, other in permutations(graph, 2)
    ]


@pytest.mark.parametrize("texts", [QUESTIONS, ARGUMENTS, LINES, FIGURES, CHANGES, METHODS])
def test_both_languages_say_the_same(texts: dict[str, Any]) -> None:
    same_parameters(texts)


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("question", QUESTION_WORDS)
def test_what_is_printed_stays_as_it_was(run: Run, question: str, language: str) -> None:
    more = ("--actors",) if question == "summary" else ()
    words = (*QUESTION_WORDS[question], ANSWERS, ACTORS, *more, "--language", language)
    code, out, err = run("network", question, *words)
    assert (code, err) == (0, "")
    same_as_golden(f"network_{question}.{language}.txt", out)


@pytest.mark.parametrize("language", ["da", "en"])
def test_what_was_delivered_together_stays_as_it_was(run: Run, language: str) -> None:
    code, out, err = run("network", "summary", GROUPS, ACTORS, "--language", language)
    assert (code, err) == (0, "")
    same_as_golden(f"network_groups.{language}.txt", out)


@pytest.mark.parametrize("question", QUESTION_WORDS)
def test_the_same_files_and_seed_give_the_same_bytes(run: Run, question: str) -> None:
    words = ("network", question, *QUESTION_WORDS[question], ANSWERS, ACTORS, "--json")
    assert run(*words)[1] == run(*words)[1]


def test_every_figure_stands_with_and_without_own_people(run: Run) -> None:
    answer = asked(run, "summary", ANSWERS, ACTORS)
    any_tie, strong = answer["figures"]["any_tie"], answer["figures"]["strong"]
    assert (any_tie["all_actors"]["actors"], any_tie["without_staff"]["actors"]) == (9, 8)
    assert strong["all_actors"]["ties"] < any_tie["all_actors"]["ties"]
    assert answer["wave"]["wave"] == "2024-2"
    assert answer["waves"] == ["2024-1", "2024-2"]
    assert answer["wave"]["answers"]["all_actors"]["response_rate"] == pytest.approx(8 / 9)
    assert answer["strong_from"] == 3
    assert asked(run, "summary", ANSWERS, ACTORS, "--wave", "2024-1")["wave"]["wave"] == "2024-1"


def test_a_pair_that_nobody_answered_about_is_unknown_and_gives_bounds(run: Run) -> None:
    found = asked(run, "summary", ANSWERS, ACTORS)["figures"]["any_tie"]["all_actors"]
    assert (found["known"], found["pairs"]) == (35, 36)
    assert found["density"] == pytest.approx(found["ties"] / 35)
    assert found["isolates"] == {"low": 0, "high": 1}
    assert found["efficiency"]["low"] < found["efficiency"]["high"]


@pytest.mark.parametrize(
    ("talking", "detail", "shown"),
    [(4, "none", set()), (5, "counts", {"ties"}), (7, "robust", {"ties", "density"})],
)
def test_few_answers_show_little_and_say_why(
    run: Run, tmp_path: Path, talking: int, detail: str, shown: set[str]
) -> None:
    names = [f"a{number}" for number in range(10)]
    reports = [
        Report("1", by, about, 1) for by, about in permutations(names, 2) if by in names[:talking]
    ]
    answers = saved(tmp_path / "svar.csv", write_reports(reports))
    listed = saved(tmp_path / "aktører.csv", write_actors(Actor(name) for name in names))
    answer = asked(run, "summary", answers, listed, "--actors")
    found = answer["figures"]["any_tie"]["all_actors"]
    assert found["detail"] == detail
    assert {name for name in ("ties", "density") if found[name] is not None} == shown
    assert all(one["all_actors"]["betweenness"] is None for one in answer["actors"])
    assert answer["wave"]["answers"]["all_actors"]["said"] in " ".join(
        run("network", "summary", answers, listed)[1].split()
    )
    bridges = asked(run, "bridges", answers, listed)
    assert bridges["bridges"] == []
    said = run("network", "bridges", answers, listed)[1]
    few = LINES["too_few" if detail != "robust" else "no_bridges"].da
    assert few in " ".join(said.split())


def test_rule_and_level_decide_what_is_a_tie(run: Run, tmp_path: Path) -> None:
    names = "abcde"
    reports = [Report("1", by, about, 0) for by, about in permutations(names, 2)]
    reports = [one for one in reports if {one.by, one.about} != {"a", "b"}]
    reports += [Report("1", "a", "b", 4), Report("1", "b", "a", 1)]
    file = saved(tmp_path / "svar.csv", write_reports(reports))

    def ties(*words: str) -> int:
        found = asked(run, "summary", file, *words)["figures"]["any_tie"]["all_actors"]["ties"]
        return int(found)

    assert ties("--min-level", "2.5") == 1
    assert ties("--min-level", "3") == 0
    assert ties("--min-level", "3", "--rule", "either") == 1
    assert ties("--min-level", "2", "--rule", "both") == 0


def test_shared_deliveries_are_ties_from_two_on_or_as_said(run: Run) -> None:
    def ties(*words: object) -> int:
        answer = asked(run, "summary", *words)
        assert answer["wave"]["source"] == "groups"
        assert answer["figures"]["strong"] is None
        return int(answer["figures"]["any_tie"]["all_actors"]["ties"])

    assert ties(GROUPS, ACTORS) == 2
    assert ties(GROUPS, ACTORS, "--min-shared", "1") == 4
    assert ties(GROUPS, ANSWERS, ACTORS, "--groups", "--wave", "2024-1") == 1
    assert asked(run, "summary", GROUPS, ANSWERS, ACTORS)["wave"]["source"] == "answers"
    code, _, err = run("network", "summary", ANSWERS, "--groups")
    assert code == 1
    assert "ACTORS-046" in err


def test_change_rests_on_the_pairs_known_in_both_waves(run: Run) -> None:
    answer = asked(run, "change", "2024-1", "2024-2", ANSWERS, ACTORS)
    both = answer["change"]
    assert (both["all_actors"]["pairs"], both["all_actors"]["same_pairs"]) == (36, 35)
    assert sum(map(sum, both["all_actors"]["transition"])) == 35
    moved = both["all_actors"]["density"]
    assert moved["least"] <= moved["value"] <= moved["most"]
    assert both["without_staff"]["actors"] == 8
    assert answer["before"]["wave"] == "2024-1"
    register = asked(run, "change", "2024-1", "2024-2", GROUPS, ACTORS)
    assert register["before"]["source"] == "groups"
    assert register["change"]["all_actors"]["same_pairs"] == 36


def test_change_is_the_same_as_that_of_the_rules(run: Run, tmp_path: Path) -> None:
    answer = asked(run, "change", "2024-2", "2024-1", ANSWERS, ACTORS, "--seed", "5")
    file = NetworkFile()
    for path in (ANSWERS, ACTORS):
        file = file.joined(read_network(path.read_text(encoding="utf-8"))[0])
    before, after = (network_of(file, Ties(), wave) for wave in ("2024-2", "2024-1"))
    assert answer["change"] == as_json(changes(before, after, seed=5))


def test_a_wave_that_is_not_there_is_refused_with_those_that_are(run: Run) -> None:
    code, _, err = run("network", "change", "2024-1", "2030", ANSWERS)
    assert code == 1
    assert "2024-1, 2024-2" in err
    code, _, err = run("network", "change", "2024-1", "2024-1", ANSWERS)
    assert code == 2
    assert "ingen ændring" in err


def test_bridges_have_reasons_in_words_and_keep_cap_and_number(run: Run) -> None:
    answer = asked(run, "bridges", ANSWERS, ACTORS, "--k", "4", "--cap", "1")
    ends = [end for one in answer["bridges"] for end in (one["one"], one["other"])]
    assert 0 < len(answer["bridges"]) <= 4
    assert len(ends) == len(set(ends))
    assert "Brobyggerne" not in ends
    words = [reason["words"] for reason in answer["bridges"][0]["reasons"]]
    assert "fælles tema: job" in words
    english = asked(run, "bridges", ANSWERS, ACTORS, "--language", "en")
    assert "shared theme: job" in [each["words"] for each in english["bridges"][0]["reasons"]]


def test_weights_move_what_is_proposed_and_are_shown(run: Run) -> None:
    answer = asked(
        run, "bridges", ANSWERS, ACTORS, "--weights", "closer=0,joined=0,crosses=0,complement=0"
    )
    assert answer["weights"]["overlap"] == 0.15
    assert answer["weights"]["closer"] == 0
    scores = [one["score"] for one in answer["bridges"]]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] <= 0.15
    assert "(closer) 0,40" in " ".join(run("network", "bridges", ANSWERS, ACTORS)[1].split())


def test_a_pair_rejected_before_is_not_proposed_again(run: Run) -> None:
    def pairs(*words: str) -> list[tuple[str, str]]:
        answer = asked(run, "bridges", ANSWERS, ACTORS, *words)
        return [(one["one"], one["other"]) for one in answer["bridges"]]

    first = pairs()[0]
    again = pairs("--exclude", f"{first[1]}, {first[0]}")
    assert again
    assert first not in again


def test_a_large_network_has_the_same_bridges_with_the_same_seed(run: Run, tmp_path: Path) -> None:
    rng = Random(1)
    names = [f"a{number:03}" for number in range(320)]
    listed = workmates(rng, names)
    groups = [frozenset(rng.sample(names, 2)) for _ in range(320)]
    file = {
        "actors": NetworkFile(tuple(listed)).as_record()["actors"],
        "groups": [
            {"group": str(number), "actors": sorted(group)}
            for number, group in enumerate(groups * 2)
        ],
    }
    path = saved(tmp_path / "stor.json", json.dumps(file))
    first = asked(run, "bridges", path, "--k", "2", "--seed", "1")
    assert first == asked(run, "bridges", path, "--k", "2", "--seed", "1")
    assert len(first["bridges"]) == 2


CLASSIC: dict[str, Callable[[], Any]] = {
    "karate": nx.karate_club_graph,
    "florence": nx.florentine_families_graph,
    "kite": nx.krackhardt_kite_graph,
    "les miserables": nx.les_miserables_graph,
}


@pytest.mark.parametrize("name", CLASSIC)
def test_a_classic_network_has_the_librarys_figures(run: Run, tmp_path: Path, name: str) -> None:
    graph = CLASSIC[name]()
    file = saved(tmp_path / "svar.csv", write_reports(all_answered(graph)))
    answer = asked(run, "summary", file, "--actors")
    found = answer["figures"]["any_tie"]["all_actors"]
    assert found["ties"] == graph.number_of_edges()
    assert found["density"] == pytest.approx(nx.density(graph), abs=1e-9)
    assert found["efficiency"]["low"] == pytest.approx(nx.global_efficiency(graph), abs=1e-9)
    assert found["components"]["low"] == nx.number_connected_components(graph)
    between = nx.betweenness_centrality(graph)
    constraint = nx.constraint(graph)
    size = nx.effective_size(graph)
    cut = {str(node) for node in nx.articulation_points(graph)}
    for one in answer["actors"]:
        [node] = [each for each in graph if str(each) == one["id"]]
        figures = one["all_actors"]
        assert figures["degree"] == len(list(graph.neighbors(node)))
        assert figures["betweenness_share"] == pytest.approx(between[node], abs=1e-6)
        assert figures["is_cut_actor"] == (one["id"] in cut)
        if name in ("kite", "florence"):  # the library weighs the ties of the other two
            assert figures["constraint"] == pytest.approx(constraint[node], abs=1e-6)
            assert figures["effective_size"] == pytest.approx(size[node], abs=1e-6)


def test_two_mode_data_become_the_ties_of_the_women(run: Run, tmp_path: Path) -> None:
    graph = nx.davis_southern_women_graph()
    women = [node for node, side in graph.nodes("bipartite") if side == 0]
    lines = ["group,actor", *(f"{event},{one}" for one in women for event in graph[one])]
    file = saved(tmp_path / "begivenheder.csv", "\n".join(lines))
    shared = nx.bipartite.weighted_projected_graph(graph, women)
    times: Any = nx.get_edge_attributes(shared, "weight")
    for least in (1, 2, 4):
        answer = asked(run, "summary", file, "--min-shared", str(least))
        ties = sum(1 for each in times.values() if each >= least)
        assert answer["figures"]["any_tie"]["all_actors"]["ties"] == ties


def test_an_actor_without_ties_has_no_constraint_and_says_so(run: Run) -> None:
    answer = asked(run, "summary", ANSWERS, ACTORS, "--actors", "--wave", "2024-1")
    alone = [one for one in answer["actors"] if one["all_actors"]["degree"] == 0]
    assert alone
    assert all(one["all_actors"]["constraint"] is None for one in alone)
    out = run("network", "summary", ANSWERS, ACTORS, "--actors", "--language", "en")[1]
    assert "no ties" in " ".join(out.replace("│", " ").split())


def test_wrong_rows_of_several_files_are_told_by_file_and_line(run: Run, tmp_path: Path) -> None:
    answers = saved(tmp_path / "svar.csv", "wave;by;about;level\n1;a;b;9\n1;a;a;3\n1;a;c;1\n")
    listed = saved(tmp_path / "aktører.csv", "id;is_staff\na;ja\nb;hm\n")
    answer = asked(run, "summary", answers, listed, code=1)
    told = {one["code"]: one["where"] for one in answer["problems"]}
    assert set(told) == {"ACTORS-001", "ACTORS-002", "ACTORS-004", "ACTORS-043"}
    assert (told["ACTORS-002"]["part"], told["ACTORS-002"]["line"]) == ("svar.csv", 2)
    assert (told["ACTORS-043"]["part"], told["ACTORS-043"]["line"]) == ("aktører.csv", 3)
    code, out, _ = run("network", "bridges", answers, listed)
    assert code == 1
    assert "aktører.csv, linje 3" in " ".join(out.replace("│", " ").split())


def test_strangers_in_groups_are_told(run: Run, tmp_path: Path) -> None:
    groups = saved(tmp_path / "sammen.csv", "group;actor\ns1;a\ns1;b\n")
    listed = saved(tmp_path / "aktører.csv", "id\na\n")
    answer = asked(run, "summary", groups, listed, code=1)
    assert [one["code"] for one in answer["problems"]] == ["ACTORS-047"]


def test_a_person_number_in_any_file_is_refused_and_never_repeated(
    run: Run, tmp_path: Path
) -> None:
    bad = saved(tmp_path / "aktører.csv", f"id;sector\n{NUMBER};x\n")
    code, out, err = run("network", "summary", ANSWERS, bad, "--json")
    assert (code, out) == (1, "")
    assert "FILE-005" in err
    assert "aktører.csv" in err
    assert NUMBER not in err


def test_a_file_of_another_kind_is_refused_with_what_is_wanted(run: Run, tmp_path: Path) -> None:
    code, _, err = run("network", "summary", saved(tmp_path / "x.csv", "navn;by\nA;B\n"))
    assert code == 1
    assert "ACTORS-044" in err
    assert run("network", "summary", ACTORS)[0] == 1  # nobody answered anything


@pytest.mark.parametrize(
    "words",
    [
        ("summary",),
        ("summary", ANSWERS, "--rule", "most"),
        ("summary", ANSWERS, "--min-level", "9"),
        ("summary", ANSWERS, "--min-level", "0"),
        ("summary", ANSWERS, "--min-shared", "0"),
        ("summary", ANSWERS, "--k", "3"),
        ("change", "1", "2"),
        ("change", "1", "2", ANSWERS, "--imputations", "0"),
        ("bridges", ANSWERS, "--k", "0"),
        ("bridges", ANSWERS, "--cap", "x"),
        ("bridges", ANSWERS, "--weights", "nearer=1"),
        ("bridges", ANSWERS, "--weights", "closer"),
        ("bridges", ANSWERS, "--exclude", "a"),
        ("bridges", ANSWERS, "--exclude", "a,b,c"),
        ("middle", ANSWERS),
    ],
)
def test_wrong_use_ends_with_2_in_two_lines(run: Run, words: Iterable[object]) -> None:
    code, out, err = run("network", *words)
    assert (code, out) == (2, "")
    assert err.startswith("Forkert brug: ")
    assert err.count("\n") == 2


def test_files_need_no_django_and_no_database(tmp_path: Path) -> None:
    code = (
        "import sys; from brobygger.cli import main\n"
        f"code = main(['network', 'bridges', {str(ANSWERS)!r}, {str(ACTORS)!r}, '--json'])\n"
        "sys.exit(code or any(name.split('.')[0] == 'django' for name in sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, cwd=tmp_path, check=False
    )
    assert done.returncode == 0, done.stderr


def test_the_file_of_a_network_is_valid_by_its_schema() -> None:
    file = NetworkFile()
    for path in (ANSWERS, ACTORS, GROUPS):
        file = file.joined(read_network(path.read_text(encoding="utf-8"))[0])
    record = file.as_record()
    check("network_file", record)
    assert write_groups(file.groups).startswith("group;actor;wave\r\nSommerfest;")
    for wrong in ({**record, "more": 1}, {**record, "reports": [{"by": "a"}]}):
        with pytest.raises(jsonschema.ValidationError):
            check("network_file", wrong)


@settings(max_examples=examples(small=20, full=500))
@given(networks)
def test_every_network_has_an_answer_that_is_valid(net: Network) -> None:
    answer = summary_answer(net, Ties(), (net.wave,), net.problems, with_actors=True)
    check("network_summary", as_json(answer))
    for one in said_bridges(propose_bridges(net), "en"):
        assert all(reason.words for reason in one.reasons)
