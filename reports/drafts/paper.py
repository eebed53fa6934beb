"""Lay a frozen version out on paper: values -> one template -> WeasyPrint -> tagged PDF. The same version gives the same bytes."""

from dataclasses import dataclass

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.utils.translation import override

from reports.drafts import bars, quotes, route, tagging

ASSETS = "https://assets.invalid/"
"""Where the template's relative addresses seem to lead. The name cannot exist, so nothing can be fetched from there by mistake."""
PACKAGED = {
    **dict.fromkeys(("css/report.css", "css/programme.css", "css/brief.css"), "text/css"),
    **{
        f"fonts/{name}.woff2": "font/woff2"
        for name in (
            "source-sans-3-latin-400-normal",
            "source-sans-3-latin-700-normal",
            "source-sans-3-latin-ext-400-normal",
            "source-sans-3-latin-ext-700-normal",
            "house-marks",
        )
    },
}


@dataclass(frozen=True)
class Paper:
    content: bytes
    pages: int


class Refused(Exception):
    """The template asked for something that is not packaged. A fault in our own code: no text that anyone typed can do it."""


def lay_out(version):
    """The PDF of a version, in its language."""
    return printed(html(version))


def printed(markup):
    """The PDF of a finished page. Imports WeasyPrint here: it takes more than a second."""
    from weasyprint import HTML
    from weasyprint.urls import FatalURLFetchingError

    try:
        document = HTML(string=markup, base_url=ASSETS, url_fetcher=_fetcher()).render()
    except FatalURLFetchingError as error:  # no Exception: it would end the worker
        raise Refused(str(error)) from error
    return Paper(tagging.mend(document.write_pdf(pdf_variant="pdf/ua-1")), len(document.pages))


def html(version):
    """The finished page, before it is laid out. No clock: the day printed on it is the day on which it was frozen."""
    values = quotes.told(version)
    with override(values["language"]):
        own = {"version": version, "on_paper": True, "glance": bars.draw(values, "g")}
        return render_to_string("reports/pdf/report.html", own | picture(values))


def picture(values):
    """What a template needs to show frozen values: the values and their drawings, in the language of the report."""
    with override(values["language"]):
        return {"v": values, "path": route.draw(values, "p"), "bars": bars.draw(values, "b")}


def _fetcher():
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

    class Packaged(URLFetcher):
        """Gives the packaged files and nothing else, whatever the scheme; anything else stops the rendering."""

        def fetch(self, url, headers=None):
            name = url.removeprefix(ASSETS)
            if name == url or name not in PACKAGED:
                raise FatalURLFetchingError(f"Only packaged files may be fetched, not {url[:80]}")
            with open(finders.find(name), "rb") as file:
                return URLFetcherResponse(url, file.read(), {"Content-Type": PACKAGED[name]})

    return Packaged(allowed_protocols=(), allow_redirects=False)
