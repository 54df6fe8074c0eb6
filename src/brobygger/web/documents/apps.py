"""The link ``documents`` as an app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from brobygger.web.documents.history import undone, with_value


class DocumentsConfig(AppConfig):
    """See ``brobygger.web.ui.panels`` for the attributes an app may have."""

    name = "brobygger.web.documents"
    label = "documents"
    default_auto_field = "django.db.models.BigAutoField"
    job_handlers = {
        "documents.read": "brobygger.web.documents.reading.run",
        "documents.read_rest": "brobygger.web.documents.rereading.run",
    }
    panels = {
        "thread": "brobygger.web.documents.panels.thread",
        "waiting": "brobygger.web.documents.panels.waiting",
    }
    searcher = "brobygger.web.documents.panels.find"
    audit_subjects = {"documents.Document": "brobygger.web.documents.history.papers_told"}
    demo = "brobygger.web.documents.demo.load"
    audit_verbs = {
        "documents.uploaded": _("lagde et papir ind"),
        "documents.stopped_at_door": _("blev standset ved døren: personnummer i filens navn"),
        "documents.read": _("læste et papir: {values} værdier, {findings} fund"),
        "documents.refused": _("afviste et papir med personnummer og slettede det ({places})"),
        "documents.doubted": _("standsede et papir, der måske har personnumre ({places})"),
        "documents.pages_unseen": _("fandt sider uden tekst, som et menneske skal se ({places})"),
        "documents.answered": _("svarede, at tallene ikke er personnumre ({places})"),
        "documents.pages_confirmed": _("bekræftede, at siderne er uden personnumre"),
        "documents.not_opened": _("kunne ikke åbne et papir"),
        "documents.asked_again": _("bad om at få papiret læst igen"),
        "documents.removed": _("slettede et papir"),
        "documents.accepted": with_value(_("godkendte {value}")),
        "documents.accepted_sure": _("godkendte alle sikre værdier ({values})"),
        "documents.corrected": with_value(_("rettede {value}")),
        "documents.rejected": with_value(_("afviste værdien {value}")),
        "documents.kept": _("så på et fund og lod papiret stå, som det er"),
        "documents.undone": undone,
        "documents.taken_from_copy": with_value(_("tog {value} fra en anden udgave")),
        "documents.entered": with_value(_("skrev {value} af fra en side, der ikke er læst")),
        "documents.named": _("sagde, hvilken slags papir det er"),
        "documents.asked_rest": _("bad om at få de ulæste sider læst"),
        "documents.read_rest": _(
            "læste {pages} sider, der ikke var læst: {values} nye værdier, {findings} nye fund"
        ),
        "documents.set_aside": _("lagde papiret til side"),
        "documents.taken_back": _("tog papiret frem igen"),
        "documents.registered": _("lagde papiret i registret"),
    }
