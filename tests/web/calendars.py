"""A reader of calendars, written from the standard alone."""

import re


def parsed(data: bytes) -> list[dict[str, str]]:
    """The events of a file that keeps to the standard; fails on anything that does not.

    Written from RFC 5545 alone: lines end in CRLF and hold at most 75 octets, a blank goes on
    with the line before, names stand before a colon, text has no bare comma or semicolon.
    """
    assert data.endswith(b"\r\n")
    lines = data.removesuffix(b"\r\n").split(b"\r\n")
    assert all(b"\n" not in line and b"\r" not in line for line in lines)
    assert max(len(line) for line in lines) <= 75
    unfolded: list[bytes] = []
    for line in lines:
        line.decode("utf-8")  # no letter is broken in two
        if line.startswith(b" "):
            unfolded[-1] += line[1:]
        else:
            unfolded.append(line)
    pairs = []
    for line in unfolded:
        name, colon, value = line.decode("utf-8").partition(":")
        assert colon
        assert re.fullmatch(r"[A-Z-]+(;[A-Z-]+=[A-Z-]+)*", name)
        pairs.append((name, value))
    assert pairs[0] == ("BEGIN", "VCALENDAR")
    assert pairs[-1] == ("END", "VCALENDAR")
    first = ("BEGIN", "VEVENT")
    head = dict(pairs[1 : pairs.index(first) if first in pairs else -1])
    assert head["VERSION"] == "2.0"
    assert head["PRODID"]
    assert _text(head["NAME"]) == _text(head["X-WR-CALNAME"])
    return _events(pairs)


def _events(pairs: list[tuple[str, str]]) -> list[dict[str, str]]:
    events: list[dict[str, str]] = []
    inside = False
    for name, value in pairs[1:-1]:
        if (name, value) == ("BEGIN", "VEVENT"):
            assert not inside
            inside = True
            events.append({})
        elif (name, value) == ("END", "VEVENT"):
            inside = False
            assert {"UID", "DTSTAMP", "SUMMARY"} <= events[-1].keys()
        elif inside:
            assert name not in events[-1], f"{name} stands twice"
            events[-1][name] = _text(value) if name in {"SUMMARY", "LOCATION"} else value
    assert not inside
    assert len({event["UID"] for event in events}) == len(events)
    for event in events:
        assert re.fullmatch(r"\d{8}T\d{6}Z", event["DTSTAMP"])
        if "DTSTART" in event:
            assert re.fullmatch(r"\d{8}T\d{6}Z", event["DTSTART"])
        else:
            assert re.fullmatch(r"\d{8}", event["DTSTART;VALUE=DATE"])
            assert event["DTEND;VALUE=DATE"] > event["DTSTART;VALUE=DATE"]
    return events


def _text(value: str) -> str:
    assert not re.search(r"(?<!\\)(\\\\)*[,;]", value), value
    return re.sub(r"\\([\\,;nN])", lambda hit: "\n" if hit[1] in "nN" else hit[1], value)
