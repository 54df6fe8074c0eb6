"""The waves of a network from files on the disk or standard input."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from brobygger.cli.answering import placed, unreadable_in
from brobygger.cli.rows_file import shown_name, text_of_file
from brobygger.domain.actors.file import NetworkFile, read_network
from brobygger.domain.actors.file_network import Ties, network_of, source_of, strangers, waves_in
from brobygger.domain.actors.network import Network, Pair
from brobygger.domain.kernel.problem import Problem, Unreadable


@dataclass(frozen=True, slots=True)
class Waves:
    """The waves that are asked about, wherever they come from, and what counts as a tie.

    ``network`` gives the network of a wave, the latest where none is named, and raises Unreadable
    for one that is not there. ``settled`` are pairs, by wave, that are not to be proposed again.
    """

    known: tuple[str, ...]
    network: Callable[[str | None], Network]
    ties: Ties
    problems: tuple[Problem, ...] = ()
    settled: Mapping[str, tuple[Pair, ...]] = field(default_factory=dict)

    def told(self, *networks: Network) -> list[Problem]:
        """All that is wrong with where they come from, and with the answers of some waves."""
        return [*self.problems, *(problem for net in networks for problem in net.problems)]


def waves_of_files(paths: Iterable[str], ties: Ties) -> Waves:
    """The waves of some files, read as one; raises Unreadable with the file it is about."""
    file = NetworkFile()
    problems: list[Problem] = []
    for path in paths:
        name = shown_name(path)
        try:
            each, wrong = read_network(text_of_file(path))
        except Unreadable as unreadable:
            raise unreadable_in(name, unreadable) from unreadable
        file = file.joined(each)
        problems += [placed(problem, name) for problem in wrong]
    source = source_of(file, ties)
    if source == "groups":
        problems += strangers(file)

    def network(wave: str | None) -> Network:
        return network_of(file, ties, wave)

    return Waves(waves_in(file, source), network, ties, tuple(problems))
