"""All addresses, in Danish, in the order of the chain."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.urls import URLPattern, URLResolver, include, path, re_path
from django.views.i18n import set_language

from brobygger.web.entry import api, health, scan_screen, screens

urlpatterns: list[URLPattern | URLResolver] = [
    path("", screens.overview, name="overview"),
    path("", include("brobygger.web.accounts.urls")),
    path("dokumenter/", include("brobygger.web.documents.urls")),
    path("lister/", include("brobygger.web.documents.lists.urls")),
    path("tjek/", include("brobygger.web.documents.check_urls")),
    path("anbefalinger/", include("brobygger.web.recommendations.urls")),
    path("svar/", include("brobygger.web.recommendations.answer_urls")),
    path("budgetnotater/", include("brobygger.web.budgets.urls")),
    path("beslutninger/", include("brobygger.web.budgets.decisions.urls")),
    path("tilstand/", include("brobygger.web.budgets.states.urls")),
    path("scenarier/", include("brobygger.web.budgets.scenarios.urls")),
    path("kalender/", include("brobygger.web.budgets.radar.urls")),
    path("omraader/valg/", include("brobygger.web.areas.choice.urls")),
    path("omraader/", include("brobygger.web.areas.urls")),
    path("indsatser/", include("brobygger.web.initiatives.urls")),
    path("aktoerer/log/", include("brobygger.web.actors.log.urls")),
    path("aktoerer/plan/", include("brobygger.web.actors.plan.urls")),
    path("aktoerer/netvaerk/", include("brobygger.web.actors.network.urls")),
    path("aktoerer/", include("brobygger.web.actors.urls")),
    path("samarbejde/", include("brobygger.web.actors.network.roster_urls")),
    path("aktiviteter/afproevning/", include("brobygger.web.activities.trials.urls")),
    path("aktiviteter/kalender/", include("brobygger.web.activities.feeds.urls")),
    path("aktiviteter/", include("brobygger.web.activities.urls")),
    path("bekymret/", include("brobygger.web.activities.worry.urls")),
    path("registrer/", include("brobygger.web.reach.register.urls")),
    path("bidrag/", include("brobygger.web.reach.guests.urls")),
    path("raekkevidde/byen/", include("brobygger.web.reach.city.urls")),
    path("raekkevidde/", include("brobygger.web.reach.figures.urls")),
    path("moeder/", include("brobygger.web.steering.urls")),
    path("api/", api.addresses()),
    re_path("^api/", api.nothing_here, name="api_nowhere"),
    path("job/", include("brobygger.web.jobs.urls")),
    path("soeg/", screens.search, name="search"),
    path("hjaelp/", screens.help_page, name="help"),
    path("tilgaengelighed/", screens.accessibility, name="accessibility"),
    path("administration/", screens.administration, name="administration"),
    path("administration/personnumre/", scan_screen.scan, name="scan"),
    path("administration/personnumre/nu/", scan_screen.scan_now, name="scan_now"),
    path("administration/", include("brobygger.web.audit.urls")),
    path("sprog/", login_not_required(set_language), name="set_language"),
    path("sundhed/live", health.live, name="live"),
    path("sundhed/klar", health.ready, name="ready"),
]
if settings.DEBUG:
    from django.contrib.staticfiles.urls import staticfiles_urlpatterns

    urlpatterns += staticfiles_urlpatterns()

handler400 = "brobygger.web.entry.errors.bad_request"
handler403 = "brobygger.web.entry.errors.forbidden"
handler404 = "brobygger.web.entry.errors.not_found"
handler500 = "brobygger.web.entry.errors.fault"
