"""A network by other names is the same network."""

from hypothesis import given, settings

from brobygger.domain.actors.network import Network
from brobygger.domain.actors.renaming import renamed
from brobygger.domain.actors.summary import indicators
from brobygger.domain.documents.record import as_json
from counts import examples
from domain.actors.networks import networks


def backwards(code: str) -> str:
    """Other names in another order."""
    return "".join(chr(200 - ord(letter)) for letter in code)


@settings(max_examples=examples(small=40, full=1000))
@given(networks)
def test_other_names_change_no_figure_and_lead_back(net: Network) -> None:
    other = renamed(net, backwards)
    assert as_json(indicators(other)) == as_json(indicators(net))
    assert renamed(other, backwards) == net
    assert all(other.level(*map(backwards, pair)) == net.level(*pair) for pair in net.pairs())
