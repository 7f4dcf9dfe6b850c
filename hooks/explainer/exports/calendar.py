"""Everything that is dated as a calendar (iCalendar, RFC 5545): whole days, from the first that it may touch to the last."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from urllib.parse import urlsplit

from icalendar import Calendar
from icalendar import Event as CalendarEvent

from ..dataset import Dataset
from ..model import Happening
from ..output import urls
from ..output.version import Addresses, Edition


def dated(dataset: Dataset, edition: Edition) -> str:
    """An entry for each operation and event whose beginning is known; what goes on has a beginning only."""
    calendar = Calendar()
    calendar.add("prodid", f"-//{dataset.conflict.title}//explainer//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", str(dataset.conflict.title))
    for record in dataset.happenings:
        if record.dates.first != date.min:
            calendar.add_component(_entry(dataset, edition.addresses, record, edition.moment))
    return str(calendar.to_ical().decode())


def _entry(dataset: Dataset, addresses: Addresses, record: Happening, stamp: datetime) -> CalendarEvent:
    """One record; the summary names the date where that is vaguer than the whole days of a calendar."""
    entry = CalendarEvent()
    entry.add("uid", f"{record.path}@{urlsplit(addresses.site).hostname}")
    entry.add("dtstamp", stamp)
    entry.add("dtstart", record.dates.first)
    if record.dates.last != date.max:
        entry.add("dtend", record.dates.last + timedelta(days=1))  # the day after the last one (RFC 5545, section 3.6.1)
    vague = record.dates.precision != "day" or record.dates.is_uncertain or record.dates.form == "one-of"
    entry.add("summary", f"{record.heading} ({record.dates.words})" if vague or record.dates.is_open else str(record.heading))
    entry.add("description", f"{record.dates.words}. {dataset.plain(record.lead)}")
    entry.add("categories", [record.SINGULAR, str(record.kind)])
    entry.add("url", addresses.page(urls.page(record)))
    entry.add("transp", "TRANSPARENT")
    entry.add("x-edtf", str(record.dates))
    return entry
