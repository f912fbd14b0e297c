"""Dates."""

from __future__ import annotations

import math
import time
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

__all__ = ["Date"]

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_DAYS = "Sun Mon Tue Wed Thu Fri Sat".split()
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def _milliseconds(
    year: Any, month: Any = 0, day: Any = 1, *rest: Any, zone: timezone | None = UTC
) -> float:
    """Of a date whose parts may lie beyond their bounds."""
    hours, minutes, seconds, small = (*rest, 0, 0, 0, 0)[:4]
    if 0 <= year <= 99:
        year += 1900
    year, month = int(year + month // 12), int(month % 12)
    moment = datetime(year, month + 1, 1, tzinfo=zone) + timedelta(days=day - 1)
    moment += timedelta(hours=hours, minutes=minutes, seconds=seconds, milliseconds=small)
    if zone is None:
        moment = moment.astimezone()
    return (moment - _EPOCH) / timedelta(milliseconds=1)


class Date:
    """`new Date(...)`: milliseconds since 1970; months count from 0."""

    def __init__(self, *parts: Any) -> None:
        match parts:
            case ():
                self._time: float = time.time_ns() // 1_000_000
            case (Date() as other,):
                self._time = other._time
            case (str() as shown,):
                self._time = Date.parse(shown)
            case (value,):
                self._time = value
            case _:
                self._time = _milliseconds(*parts, zone=None)

    @staticmethod
    def now() -> int:
        return time.time_ns() // 1_000_000

    @staticmethod
    def UTC(*parts: Any) -> Any:
        return _whole(_milliseconds(*parts))

    @staticmethod
    def parse(shown: str) -> Any:
        """Milliseconds; NaN for what is no date. A date alone is UTC, with a time local."""
        try:
            moment = datetime.fromisoformat(shown)
        except ValueError:
            return math.nan
        if moment.tzinfo is None:
            moment = moment.astimezone() if "T" in shown else moment.replace(tzinfo=UTC)
        return _whole((moment - _EPOCH) / timedelta(milliseconds=1))

    def getTime(self) -> Any:
        return _whole(self._time)

    valueOf = getTime

    def _moment(self, utc: bool) -> datetime:
        moment = _EPOCH + timedelta(milliseconds=self._time)
        return moment if utc else moment.astimezone()

    def getTimezoneOffset(self) -> int:
        offset = self._moment(False).utcoffset() or timedelta()
        return int(-offset.total_seconds() // 60)

    def setTime(self, milliseconds: float) -> Any:
        self._time = milliseconds
        return self.getTime()

    def toISOString(self) -> str:
        if math.isnan(self._time):
            raise ValueError("Invalid time value")
        moment = self._moment(True)
        return moment.strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03d}Z"

    toJSON = toISOString

    def toDateString(self) -> str:
        return self._shown(self._moment(False))

    @staticmethod
    def _shown(moment: datetime) -> str:
        day = _DAYS[(moment.weekday() + 1) % 7]
        return f"{day} {_MONTHS[moment.month - 1]} {moment.day:02d} {moment.year:04d}"

    def toTimeString(self) -> str:
        return self._moment(False).strftime("%H:%M:%S GMT%z")

    def toLocaleDateString(self, *_: Any) -> str:
        moment = self._moment(False)
        return f"{moment.month}/{moment.day}/{moment.year}"

    def toLocaleTimeString(self, *_: Any) -> str:
        return self._moment(False).strftime("%I:%M:%S %p").lstrip("0")

    def toLocaleString(self, *_: Any) -> str:
        return f"{self.toLocaleDateString()}, {self.toLocaleTimeString()}"

    def __str__(self) -> str:
        if math.isnan(self._time):
            return "Invalid Date"
        return f"{self.toDateString()} {self.toTimeString()}"

    def __sub__(self, other: Any) -> Any:
        return _whole(self._time - (other._time if isinstance(other, Date) else other))

    def __rsub__(self, other: Any) -> Any:
        return _whole(other - self._time)

    def __lt__(self, other: Any) -> bool:
        return self._time < _plain(other)

    def __le__(self, other: Any) -> bool:
        return self._time <= _plain(other)

    def __gt__(self, other: Any) -> bool:
        return self._time > _plain(other)

    def __ge__(self, other: Any) -> bool:
        return self._time >= _plain(other)


def _plain(value: Any) -> float:
    return float(value._time if isinstance(value, Date) else value)


def _whole(value: Any) -> Any:
    return int(value) if isinstance(value, float) and value.is_integer() else value


_PARTS: dict[str, Any] = {
    "FullYear": lambda one: one.year,
    "Month": lambda one: one.month - 1,
    "Date": lambda one: one.day,
    "Hours": lambda one: one.hour,
    "Minutes": lambda one: one.minute,
    "Seconds": lambda one: one.second,
    "Milliseconds": lambda one: one.microsecond // 1000,
}


def _reader(part: str, utc: bool) -> Any:
    read = _PARTS[part]
    return lambda self: math.nan if math.isnan(self._time) else read(self._moment(utc))


def _writer(part: str, utc: bool) -> Any:
    place = list(_PARTS).index(part)

    def write(self: Date, *given: Any) -> Any:
        parts = [read(self._moment(utc)) for read in _PARTS.values()]
        parts[place : place + len(given)] = given
        self._time = _milliseconds(*parts, zone=UTC if utc else None)
        return self.getTime()

    return write


for _name in _PARTS:
    for _prefix, _utc in (("", False), ("UTC", True)):
        setattr(Date, f"get{_prefix}{_name}", _reader(_name, _utc))
        setattr(Date, f"set{_prefix}{_name}", _writer(_name, _utc))
for _prefix, _utc in (("", False), ("UTC", True)):
    setattr(
        Date,
        f"get{_prefix}Day",
        lambda self, utc=_utc: (self._moment(utc).weekday() + 1) % 7,
    )
