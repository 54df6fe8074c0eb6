"""What the fields of a reading are called, and a value's path in words."""

import re

from brobygger.messages import Language
from brobygger.messages.phrase import Phrase

FIELDS: dict[str, Phrase] = {
    "code": Phrase("Kode", "Code"),
    "title": Phrase("Titel", "Title"),
    "budget_round": Phrase("Budgetår", "Budget round"),
    "period": Phrase("Periode", "Period"),
    "fte": Phrase("Årsværk", "Full-time equivalents"),
    "annual_amount_kr": Phrase("Beløb pr. år", "Amount a year"),
    "sections": Phrase("Afsnit", "Sections"),
    "need_to": Phrase("Kategorisering", "Need-to categories"),
    "target_groups": Phrase("Målgrupper", "Target groups"),
    "themes": Phrase("Temaer", "Themes"),
    "area_criteria": Phrase("Kriterier for området", "Criteria for the area"),
    "follow_up": Phrase("Opfølgning", "Follow-up"),
    "goals": Phrase("Mål", "Goals"),
    "external_evaluation": Phrase("Ekstern evaluering", "External evaluation"),
    "further_treatment": Phrase("Udvalgsbehandling", "Further treatment"),
    "footnotes": Phrase("Fodnoter", "Footnotes"),
    "districts": Phrase("Bydele", "Districts"),
    "citywide": Phrase("Bydækkende", "Citywide"),
    "address": Phrase("Adresse", "Address"),
    "recommendation_refs": Phrase("Henvisninger til anbefalinger", "References"),
    "earlier_funds": Phrase("Tidligere afsatte midler", "Earlier funds"),
    "tables": Phrase("Tabel", "Table"),
    "date": Phrase("Dato", "Date"),
    "case_numbers": Phrase("Sagsnumre", "Case numbers"),
    "legend": Phrase("Farvernes betydning", "Legend"),
    "recommendations": Phrase("Anbefaling", "Recommendation"),
    "parts": Phrase("del", "part"),
    "rows": Phrase("række", "row"),
    "years": Phrase("årstal", "year heads"),
    "caption": Phrase("overskrift", "caption"),
    "unit": Phrase("enhed", "unit"),
    "price_base": Phrase("pris- og lønniveau", "price level"),
    "cells": Phrase("beløb", "amount"),
    "amount_kr": Phrase("beløb", "amount"),
    "total_kr": Phrase("i alt", "total"),
    "label": Phrase("navn", "label"),
    "control_area": Phrase("styringsområde", "control area"),
    "committee": Phrase("udvalg", "committee"),
    "appropriation": Phrase("bevilling", "appropriation"),
    "sign": Phrase("indtægt/udgift", "income/expenditure"),
    "agreement": Phrase("aftale", "agreement"),
    "year": Phrase("år", "year"),
    "text": Phrase("tekst", "text"),
    "meaning": Phrase("betydning", "meaning"),
    "f2": Phrase("F2-sag", "F2 case"),
    "f2_document": Phrase("F2-dokument", "F2 document"),
    "edoc": Phrase("eDoc-sag", "eDoc case"),
    "theme_area": Phrase("temaområde", "theme area"),
    "administrations": Phrase("forvaltning", "administration"),
    "needs_money": Phrase("finansieringsbehov", "financing need"),
    "routes": Phrase("vej til penge", "route"),
    "sources": Phrase("finansiering", "funding"),
    "novelty": Phrase("nyt?", "new?"),
    "requires": Phrase("afhænger af", "requires"),
    "strengthened_by": Phrase("styrkes af", "strengthened by"),
    "due": Phrase("frist", "due"),
    "remark": Phrase("bemærkning", "remark"),
    "quote": Phrase("citat", "quote"),
    "category": Phrase("kategori", "category"),
}
"""The names of the reading contract in words."""


_FULL_STOP = re.compile(r"\.(?!\s)")
"""What parts the steps; a full stop before a blank belongs to a name ("Kgs. Enghave")."""


def field_words(path: str, language: Language = "da") -> str:
    """A dotted path in words; positions count from 1.

    >>> field_words("tables.0.rows.1.cells.2.amount_kr")
    'Tabel 1, række 2, beløb 3'
    >>> field_words("districts.Valby", "en"), field_words("period")
    ('Districts, Valby', 'Periode')
    """
    named: list[str] = []
    for step in _FULL_STOP.split(path):
        if re.fullmatch(r"\d+", step) and named:
            named[-1] += f" {int(step) + 1}"
        elif step in FIELDS:
            named.append(FIELDS[step].said(language))
        else:
            named.append(step)
    if len(named) > 1 and path.endswith(".amount_kr") and ".cells." in path:
        named.pop()
    return ", ".join(named)
