"""A network for the evaluator's own tools: GraphML, GEXF and a list of pairs.

Each pair that nobody answered about is there and is called unknown, so that no tool takes it for a
pair without a tie. In GraphML and GEXF such a pair is an edge with the status "unknown" and no
level; leave these edges out before counting ties. A pair that is not there is known to have no
tie. A level that one side alone answered is that side's own answer: exports are for the project's
own staff and evaluators, never for the actors.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Literal

from brobygger.domain.actors.network import Network, Pair

Status = Literal["tie", "no tie", "unknown"]
"""What is known of a pair. "no tie" may have a level, below the least one of a tie."""

UNKNOWN: Literal["unknown"] = "unknown"


class TooFewAnswers(ValueError):
    """Fewer organisations answered than may be shown; ask ``Network.detail`` first."""


def graphml(net: Network, names: Mapping[str, str] | None = None) -> str:
    """The network as GraphML; ``names`` are the labels of actors, their ids where none is given.

    Raises TooFewAnswers.
    """
    import networkx as nx

    return "\n".join(nx.generate_graphml(_graph(net, names or {}), named_key_ids=True)) + "\n"


def gexf(net: Network, names: Mapping[str, str] | None = None) -> str:
    """The network as GEXF. Raises TooFewAnswers."""
    import networkx as nx

    text = "\n".join(nx.generate_gexf(_graph(net, names or {}), version="1.2draft")) + "\n"
    # The library writes today's date, and the same network is to give the same file.
    return re.sub(r"\s*<meta\b.*?</meta>", "", text, flags=re.DOTALL)


def edge_csv(net: Network, names: Mapping[str, str] | None = None) -> str:
    """A line for each pair: the two actors, their sectors, the status, the level, times together.

    All pairs of a roster are there; of a register those that delivered something together. The
    level of an unknown pair is the word "unknown", never a blank or a number. Semicolons, as Danish
    spreadsheets expect. Raises TooFewAnswers.
    """
    named = names or {}
    lines = ["wave;actor_a;actor_b;name_a;name_b;sector_a;sector_b;status;level;times_together"]
    for pair, status, level in _pairs(net):
        one, other = pair
        shared = str(net.shared.get(pair, 0)) if net.is_register else ""
        cells = (
            *(net.wave, one, other, named.get(one, one), named.get(other, other)),
            *(net.by_id[one].sector or "", net.by_id[other].sector or ""),
            *(status, UNKNOWN if level is None else f"{level:g}", shared),
        )
        lines.append(";".join(map(_cell, cells)))
    return "\r\n".join(lines) + "\r\n"


def _pairs(net: Network) -> Iterator[tuple[Pair, Status, float | None]]:
    if net.detail == "none":
        raise TooFewAnswers(f"{len(net.answered)} answered")
    for pair in sorted(net.shared) if net.is_register else net.pairs():
        level = net.level(*pair)
        if level is None:
            yield pair, UNKNOWN, None
        else:
            yield pair, "tie" if pair in net.ties else "no tie", level


def _graph(net: Network, names: Mapping[str, str]) -> Any:
    import networkx as nx

    graph: Any = nx.Graph(wave=net.wave, absent_pair="no tie")
    for actor in net.actors:
        facts: dict[str, Any] = {
            "label": names.get(actor.id, actor.id),
            "sector": actor.sector or "",
            "is_staff": int(actor.is_staff),
        }
        if not net.is_register:
            facts["answered"] = int(actor.id in net.answered)
        graph.add_node(actor.id, **facts)
    for pair, status, level in _pairs(net):
        if level is None:
            graph.add_edge(*pair, status=status)
        elif level or net.is_register:
            shared = {"times_together": net.shared.get(pair, 0)} if net.is_register else {}
            graph.add_edge(*pair, status=status, level=float(level), **shared)
    return graph


def _cell(text: str) -> str:
    """A cell: quoted where it must be, and never the start of a formula in a spreadsheet."""
    if text[:1] in ("=", "+", "-", "@", "\t", "\r"):
        text = f"'{text}"
    if re.search(r'[";\r\n]', text):
        return '"' + text.replace('"', '""') + '"'
    return text
