"""Files of a network: what is written is read back, and what cannot be read is told by its line."""

import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import permutations
from random import Random
from typing import Any

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brobygger.domain.actors.file import (
    Group,
    NetworkFile,
    read_network,
    write_actors,
    write_groups,
    write_reports,
)
from brobygger.domain.actors.file_network import Ties, network_of, strangers, waves_in
from brobygger.domain.actors.network import Actor
from brobygger.domain.actors.roster import Report, build_network
from brobygger.domain.actors.summary import indicators
from brobygger.domain.kernel.cpr import find_cpr_like
from brobygger.domain.kernel.problem import Problem, Unreadable
from counts import examples
from domain.actors.networks import an_actor

NUMBER = "311299-5001"

words = st.text(
    st.characters(blacklist_categories=("Cs", "Cc", "Zl", "Zp", "Zs"), blacklist_characters="|"),
    min_size=1,
    max_size=8,
).filter(lambda text: not find_cpr_like(text))
sets = st.frozensets(words, max_size=3)
an_id = words
reports = st.lists(st.builds(Report, words, words, words, st.integers(0, 5)), max_size=8)
actors = st.lists(
    st.builds(
        Actor, an_id, st.none() | words, st.booleans(), st.booleans(), sets, sets, sets, sets
    ),
    max_size=5,
    unique_by=lambda actor: actor.id,
)
groups = st.lists(
    st.builds(
        Group,
        words,
        st.lists(words, min_size=1, max_size=3, unique=True).map(tuple),
        st.just("") | words,
    ),
    max_size=4,
    unique_by=lambda group: (group.wave, group.group),
)


def codes(problems: Sequence[Problem]) -> list[tuple[str, int | None]]:
    return [(problem.code, problem.where.line) for problem in problems]


def refused(text: str) -> tuple[str, int | None]:
    with pytest.raises(Unreadable) as refusal:
        read_network(text)
    return refusal.value.problem.code, refusal.value.problem.where.line


@settings(max_examples=examples(small=60, full=2000))
@given(reports, actors, groups)
def test_what_is_written_is_read_back(
    answers: list[Report], listed: list[Actor], together: list[Group]
) -> None:
    assert read_network(write_reports(answers)) == (NetworkFile(reports=tuple(answers)), [])
    assert read_network(write_actors(listed)) == (NetworkFile(tuple(listed)), [])
    assert read_network(write_groups(together)) == (NetworkFile(groups=tuple(together)), [])
    file = NetworkFile(tuple(listed), tuple(answers), tuple(together))
    assert read_network(json.dumps(file.as_record())) == (file, [])


@settings(max_examples=examples(small=150, full=5000))
@given(st.text(st.sampled_from('wave;by,about"level\n\r0123456789|{}[]: \t\x00ø')) | st.text())
def test_no_text_breaks_the_reader(text: str) -> None:
    heads = ("", "wave;by;about;level\n", "id;sector;is_staff;areas\n", "group;actor\n")
    for each in (*(head + text for head in heads), f'{{"reports": [{text}]}}'):
        with suppress(Unreadable):
            file, _ = read_network(each)
            network_of(file, Ties())


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["id", "wave", "by", "group", "actors"]), inner)
    ),
)


@settings(max_examples=examples(small=100, full=3000))
@given(st.dictionaries(st.sampled_from(["reports", "actors", "groups"]), values))
def test_no_object_breaks_the_reader(record: dict[str, Any]) -> None:
    with suppress(Unreadable):
        read_network(json.dumps(record))


def test_a_wrong_answer_is_told_by_its_line_and_its_pair_stays_unknown() -> None:
    text = (
        "wave;by;about;level\n1;a;b;3\n1;a;c;seks\n1;a;d;6\n1;b;c;\n1;b;d;ukendt\n1;;d;1\n"
        "1;c;a;-1\n1;c;d;2;2\n1;c;d;²\n"
    )
    file, problems = read_network(text)
    assert sorted(codes(problems), key=lambda pair: pair[1] or 0) == [
        ("ACTORS-041", 3), ("ACTORS-002", 4), ("FILE-008", 7), ("ACTORS-002", 8), ("FILE-003", 9),
        ("ACTORS-041", 10),
    ]  # fmt: skip
    assert file.reports == (Report("1", "a", "b", 3),)


def test_actors_are_read_with_their_marks_and_codes() -> None:
    text = "ID;Sector;is_staff;is_paused;areas\nklub;;JA;0;nord| syd |\nklub;x;;;\nhus;y;måske;;\n"
    file, problems = read_network(text)
    assert file.actors == (
        Actor("klub", None, is_staff=True, areas=frozenset({"nord", "syd"})),
        Actor("hus", "y"),
    )
    assert codes(problems) == [("ACTORS-042", 3), ("ACTORS-043", 4)]


def test_an_actor_twice_in_one_group_counts_once() -> None:
    file, _ = read_network("group;actor;wave\ns1;a;1\ns1;a;1\ns1;b;1\ns1;b;2")
    assert file.groups == (Group("s1", ("a", "b"), "1"), Group("s1", ("b",), "2"))


def test_a_person_number_refuses_the_whole_file_without_its_digits() -> None:
    assert refused(f"id;sector\nklub;x\n{NUMBER};y") == ("FILE-005", 3)
    assert refused(f'{{"actors":\n[{{"id": "{NUMBER}"}}]}}') == ("FILE-005", 2)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "ACTORS-044"),
        ("name;phone\nx;y", "ACTORS-044"),
        ("by;about\na;b", "FILE-001"),
        ('{"reports": [{"wave": "1", "by": "a", "about": " ", "level": 1}]}', "FILE-010"),
        ('{"reports": [{"wave": "1", "by": "a", "about": "b", "level": true}]}', "FILE-010"),
        ('{"groups": [{"group": "1", "actors": ["a", ""]}]}', "FILE-010"),
        ('{"people": []}', "FILE-010"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused(text: str, code: str) -> None:
    assert refused(text)[0] == code


def test_an_actor_twice_in_json_is_told() -> None:
    file, problems = read_network('{"actors": [{"id": "a"}, {"id": "a", "sector": "x"}]}')
    assert file.actors == (Actor("a"),)
    assert [(one.code, one.field) for one in problems] == [("ACTORS-042", "actors.1.id")]


def test_waves_come_in_their_order_and_the_latest_is_asked() -> None:
    text = "wave;by;about;level\n10;a;b;1\n2;a;b;0\n2024-1;a;b;2\n"
    file, _ = read_network(text)
    assert waves_in(file, "answers") == ("2", "10", "2024-1")
    long = NetworkFile(reports=(Report("9" * 5_000, "a", "b", 1), Report("007", "a", "b", 1)))
    assert waves_in(long, "answers")[0] == "007"
    assert network_of(file, Ties()).wave == "2024-1"
    assert network_of(file, Ties(), "2").ties == frozenset()
    with pytest.raises(Unreadable) as refusal:
        network_of(file, Ties(), "3")
    assert refusal.value.problem.params == {"wave": "3", "known": "2, 10, 2024-1"}
    with pytest.raises(Unreadable, match="ACTORS-046"):
        network_of(file, Ties("groups"))


def test_more_actors_than_fit_are_refused() -> None:
    groups = tuple(Group(str(number), (f"a{number}", f"b{number}")) for number in range(1_001))
    with pytest.raises(Unreadable, match="ACTORS-050"):
        network_of(NetworkFile(groups=groups), Ties())


def test_groups_are_asked_where_there_are_no_answers_or_where_it_is_said() -> None:
    together = (Group("s1", ("a", "b"), "1"), Group("s2", ("a", "b"), "1"), Group("s3", ("c",)))
    alone = NetworkFile(groups=together)
    assert network_of(alone, Ties(), "1").ties == {("a", "b")}
    assert network_of(alone, Ties(min_shared=3), "1").ties == frozenset()
    both = replace(alone, reports=(Report("1", "a", "b", 2),))
    assert not network_of(both, Ties()).is_register
    assert network_of(both, Ties("groups"), "1").is_register
    assert strangers(alone) == []
    listed = replace(alone, actors=(Actor("a"), Actor("b")))
    assert [one.params["stranger"] for one in strangers(listed)] == ["c"]


@settings(max_examples=examples(small=20, full=500))
@given(st.integers(0, 10**9))
def test_a_network_is_the_same_by_way_of_files(seed: int) -> None:
    rng = Random(seed)
    names = [f"a{number:02}" for number in range(rng.randint(5, 9))]
    listed = [an_actor(rng, name) for name in names]
    answers = [
        Report("1", by, about, rng.randint(0, 5))
        for by, about in permutations(names, 2)
        if rng.random() < 0.8
    ]
    direct = build_network(answers, "1", actors=listed)
    file = read_network(write_actors(listed))[0].joined(read_network(write_reports(answers))[0])
    assert indicators(network_of(file, Ties())) == indicators(direct)


@pytest.mark.parametrize("graph", [nx.karate_club_graph(), nx.florentine_families_graph()])
def test_a_classic_network_has_the_librarys_figures_by_way_of_a_file(graph: Any) -> None:
    answers = [
        Report("1", str(one), str(other), int(graph.has_edge(one, other)))
        for one, other in permutations(graph, 2)
    ]
    file, _ = read_network(write_reports(answers))
    found = indicators(network_of(file, Ties())).any_tie.all_actors
    assert found.ties == graph.number_of_edges()
    assert found.density == pytest.approx(nx.density(graph), abs=1e-9)
    assert found.efficiency is not None
    assert found.efficiency.value == pytest.approx(nx.global_efficiency(graph), abs=1e-9)
