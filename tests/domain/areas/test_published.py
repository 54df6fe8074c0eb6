"""PROMETHEE and TOPSIS reach what others have published, to the last printed digit.

Each example says where it was published and in which open file the table was read.
"""

from collections.abc import Sequence
from fractions import Fraction
from itertools import permutations

import pytest

from brobygger.domain.areas.closeness import topsis
from brobygger.domain.areas.outranking import Flows, Shape, ShapeKind, promethee2
from brobygger.domain.areas.ranking import Table, Weights

PYREPO = "energyinpython/pyrepo-mcda, tests/test_mcda_methods_2.py"


def a_table(rows: Sequence[Sequence[str | int]], least: str = "") -> Table:
    """A table of printed figures; ``least`` has a "-" for each criterion to be minimised."""
    keys = tuple(f"g{number}" for number in range(1, len(rows[0]) + 1))
    return Table(
        tuple(f"a{number}" for number in range(1, len(rows) + 1)),
        keys,
        tuple(tuple(Fraction(cell) for cell in row) for row in rows),
        frozenset(key for key, sign in zip(keys, least, strict=False) if sign == "-"),
    )


def columns(text: str) -> list[list[str]]:
    """Rows of a table that is printed with a criterion a line."""
    return [list(row) for row in zip(*(line.split() for line in text.split("\n")), strict=True)]


def in_proportion(table: Table, *parts: str) -> Weights:
    """Printed weights made 1, as the sources do."""
    whole = sum(map(Fraction, parts))
    return {key: Fraction(part) / whole for key, part in zip(table.criteria, parts, strict=True)}


def shaped(table: Table, kind: ShapeKind, q: Sequence[str], p: Sequence[str]) -> dict[str, Shape]:
    """One shape for all criteria, with their own thresholds."""
    return {
        key: Shape(kind, q=Fraction(low), p=Fraction(high))
        for key, low, high in zip(table.criteria, q, p, strict=True)
    }


def printed(flows: Flows, digits: int) -> list[str]:
    """The net flows as a table prints them."""
    return [f"{float(flow.net):.{digits}f}" for flow in flows.of.values()]


def test_facility_location_by_linear_shapes() -> None:
    """Papathanasiou and Ploskas, Multiple Criteria Decision Aid (Springer 2018), chapter PROMETHEE.

    Read in energyinpython/pyrepo-mcda, tests/test_mcda_methods_2.py, Test_PROMETHEE_II.
    """
    table = a_table([
        (8, 7, 2, 1), (5, 3, 7, 5), (7, 5, 6, 4), (9, 9, 7, 3), (11, 10, 3, 7), (6, 9, 5, 4),
    ])  # fmt: skip
    flows = promethee2(
        table,
        in_proportion(table, "0.4", "0.3", "0.1", "0.2"),
        shaped(table, "linear", "1111", "2222"),
    )
    assert printed(flows, 2) == ["-0.26", "-0.52", "-0.22", "0.36", "0.70", "-0.06"]
    assert flows.first == ("a5",)
    assert flows.convention == "per_other"


def test_energy_technologies_with_costs_and_gains() -> None:
    """P. Ziemba, Towards Strong Sustainability Management (Sustainability 11, 2019, 1555).

    Read in energyinpython/pyrepo-mcda, tests/test_mcda_methods_2.py, Test_PROMETHEE_II_2.
    """
    table = a_table(
        columns(
            "38723 34913 25596 34842 22570 39773 19500 34525 16486\n"
            "33207 32085 2123 32095 1445 17485 868 16958 958\n"
            "0 0.2 5 0.2 0.2 0.2 99 99 99\n"
            "3375 3127 3547 3115 3090 4135 3160 4295 3653\n"
            "11.36 12.78 12.78 12.86 12.86 17 12.86 17 12.86\n"
            "-320.9 -148.4 -148.4 -9.9 -9.9 0 -9.9 0 -9.9\n"
            "203.7 463 356.2 552.5 295 383 264 352 264\n"
            "0 11.7 44.8 11.7 95.9 95.9 116.8 116.8 164.9\n"
            "0 4.9 10.7 5.4 11.2 11.2 11.2 11.2 11.2\n"
            "1 1 1 3.5 4 4 4 4 4\n"
            "21.5 47.9 27.7 39.7 1.5 22.7 2.7 23.9 1\n"
            "0 3.7 4.5 10.3 11.5 11.5 11.3 11.3 11.4"
        ),
        least="--+-++-++--+",
    )
    parts = [
        "0.3333",
        "0.1667",
        "0.1667",
        "0.3333",
        "0.25",
        "0.75",
        "1",
        "1",
        "0.4",
        "0.20",
        "0.40",
        "1",
    ]
    shapes = shaped(
        table,
        "linear",
        q=["420", "1000", "10", "40", "1", "7", "50", "20", "1", "1", "4.6", "1"],
        p=["2100", "5000", "50", "200", "5", "20", "100", "80", "4", "2", "23", "3"],
    )
    assert printed(promethee2(table, in_proportion(table, *parts), shapes), 4) == (
        [
            "-0.4143",
            "-0.5056",
            "-0.2317",
            "-0.2892",
            "0.3313",
            "0.0619",
            "0.4296",
            "0.1626",
            "0.4554",
        ]
    )


def test_offshore_wind_farms_by_v_shapes() -> None:
    """Ziemba, Wątróbski, Zioło and Karczmarczyk (Energies 10, 2017, 1755).

    Read in energyinpython/pyrepo-mcda, tests/test_mcda_methods_2.py, Test_PROMETHEE_II_3.
    """
    table = a_table(
        columns(
            "16347 14219 8160 8160\n"
            "9 8.5 9 8.5\n"
            "73.8 55 64.8 62.5\n"
            "36.7 36 28.5 29.5\n"
            "1.5 2 2 1.5\n"
            "3730 3240 1860 1860\n"
            "2 1 2 1\n"
            "1 1 2 3\n"
            "38.8 33.1 45.8 27.3\n"
            "4 2 4 3\n"
            "1720524 1496512 858830 858830\n"
            "40012 34803 19973 19973"
        ),
        least="-----+--+-++",
    )
    parts = ["20", "5", "5", "1.67", "1.67", "11.67", "11.67", "5", "5", "16.67", "8.33", "8.33"]
    p = ["7280", "4", "13.4", "7.4", "3", "1662", "3", "3", "13.8", "3", "766240", "17820"]
    shapes = shaped(table, "v", ["0"] * 12, p)
    assert printed(promethee2(table, in_proportion(table, *parts), shapes), 4) == (
        ["-0.0445", "0.1884", "-0.0954", "-0.0485"]
    )


def test_emergency_response_by_the_usual_shape() -> None:
    """Zhao, Peng and Li, Revised PROMETHEE II (Procedia Computer Science 17, 2013, 181-188).

    Read in kotbaton/pymcdm, test/test_mcdm.py, TestPROMETHEE_II. Its net flows rest on the mean
    over the others; undivided they are twice as large, which is why an answer names its convention.
    """
    table = a_table([(4, 3, 2), (3, 2, 4), (5, 1, 3)])
    weights = in_proportion(table, "0.5", "0.3", "0.2")
    assert printed(promethee2(table, weights), 1) == ["0.1", "-0.3", "0.2"]
    undivided = promethee2(table, weights, convention="sum")
    assert (printed(undivided, 1), undivided.convention) == (["0.2", "-0.6", "0.4"], "sum")


def test_all_six_shapes_pair_by_pair() -> None:
    """Six alternatives on six criteria, each with a shape of its own and a sixth of the weight.

    Read in WAndraszyk/Construct-your-own-PROMETHEE-with-Python-for-MCDA,
    unit_tests/preference/test_PrometheePreference.py, test_preference. That table was worked out
    by hand: its last digit is rounded at some pairs and cut off at others, and it is held to 0.006
    there. Here every pair is within one unit of the last printed digit.
    """
    table = a_table(
        [
            ("80", "90", "6", "5.4", "8", "5"),
            ("65", "58", "2", "9.7", "1", "1"),
            ("83", "60", "4", "7.2", "4", "7"),
            ("40", "80", "10", "7.5", "7", "10"),
            ("52", "72", "6", "2.0", "3", "8"),
            ("94", "96", "7", "3.6", "5", "6"),
        ],
        least="-+---+",
    )
    shapes = {
        "g1": Shape("u", q=Fraction(10)),
        "g2": Shape("v", p=Fraction(30)),
        "g3": Shape("linear", q=Fraction(1, 2), p=Fraction(5)),
        "g4": Shape("level", q=Fraction(1), p=Fraction(6)),
        "g5": Shape("usual"),
        "g6": Shape("gaussian", s=Fraction(5)),
    }
    expected = [
        [0.000, 0.296, 0.250, 0.268, 0.100, 0.185],
        [0.462, 0.000, 0.389, 0.333, 0.296, 0.500],
        [0.236, 0.180, 0.000, 0.333, 0.056, 0.429],
        [0.399, 0.505, 0.305, 0.000, 0.223, 0.212],
        [0.444, 0.515, 0.487, 0.380, 0.000, 0.448],
        [0.286, 0.399, 0.250, 0.432, 0.133, 0.000],
    ]
    found = promethee2(table, in_proportion(table, *"111111"), shapes)
    for (i, a), (j, b) in permutations(enumerate(table.areas), 2):
        assert float(found.preferences[a, b]) == pytest.approx(expected[i][j], abs=0.00101), (a, b)
    assert found.first == ("a5",)


def closeness(table: Table, weights: Weights, norm: str, digits: int) -> list[str]:
    """Closeness as a table prints it."""
    found = topsis(table, weights, norm)  # type: ignore[arg-type]
    assert found.norm == norm
    return [f"{value:.{digits}f}" for value in found.of.values() if value is not None]


def test_closeness_by_vector_normalisation() -> None:
    """Tzeng and Huang, Multiple Attribute Decision Making (CRC Press 2011).

    Read in quatrope/scikit-criteria, tests/agg/test_similarity.py, test_TOPSIS_tzeng2011multiple,
    where the printed figures are held to 0.0001: the book rounds on its way.
    """
    table = a_table([(5, 8, 4), (7, 6, 8), (8, 8, 6), (7, 4, 6)])
    found = topsis(table, in_proportion(table, "0.3", "0.4", "0.3"), "vector")
    assert list(found.of.values()) == pytest.approx([0.5037, 0.6581, 0.7482, 0.3340], abs=0.0001)
    assert found.first == ("a3",)


def test_closeness_with_weights_that_count_in_proportion() -> None:
    """Read in jbytecode/JMcDM, test/mcdm/testtopsis.jl (weights 4, 2, 6, 8)."""
    table = a_table([(9, 7, 6, 7), (8, 7, 9, 6), (7, 8, 6, 6)])
    found = closeness(table, in_proportion(table, *"4268"), "vector", 7)
    assert found == ["0.3876870", "0.6503238", "0.0834767"]


def test_closeness_with_costs() -> None:
    """Y. Ersoy, Equipment selection for an e-commerce company (LogForum 17(3), 2021).

    Read in energyinpython/pyrepo-mcda, tests/test_mcda_methods.py, Test_TOPSIS, which holds the
    printed three digits to two: the paper rounds on its way. The last criteria are costs.
    """
    table = a_table(
        [
            ("256", "8", "41", "1.6", "1.77", "7347.16"),
            ("256", "8", "32", "1.0", "1.8", "6919.99"),
            ("256", "8", "53", "1.6", "1.9", "8400"),
            ("256", "8", "41", "1.0", "1.75", "6808.9"),
            ("512", "8", "35", "1.6", "1.7", "8479.99"),
            ("256", "4", "35", "1.6", "1.7", "7499.99"),
        ],
        least="++++--",
    )
    weights = in_proportion(table, "0.405", "0.221", "0.134", "0.199", "0.007", "0.034")
    assert closeness(table, weights, "vector", 2) == [
        "0.31",
        "0.25",
        "0.33",
        "0.26",
        "0.86",
        "0.19",
    ]


def test_closeness_by_min_max_normalisation() -> None:
    """Opricovic and Tzeng, Compromise solution by MCDM methods (EJOR 156, 2004, 445-455).

    Read in kotbaton/pymcdm, test/test_mcdm.py, TestTOPSIS. The first criterion is a cost. With the
    vector normalisation the same table gives another closeness: a name without it says too little.
    """
    table = a_table([(1, 3000), (2, 3750), (5, 4500)], least="-+")
    weights = in_proportion(table, "1", "1")
    assert closeness(table, weights, "min_max", 3) == ["0.500", "0.617", "0.500"]
    assert closeness(table, weights, "vector", 3) != ["0.500", "0.617", "0.500"]
