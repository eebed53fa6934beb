"""A stage report's paper against the bare engine laying out the same finished HTML: CPU, memory, bytes."""

from bench.child import in_child
from bench.row import row
from participants.models import User
from reports.drafts.freezing import freeze
from reports.drafts.paper import ASSETS, _fetcher, html, lay_out
from reports.models import Report
from stages.models import Stay


def measure():
    """Rows of the table, one by one."""
    version = frozen()
    finished = html(version)
    bare, ours = in_child(lambda: plain(finished)), in_child(lambda: lay_out(version))
    paper = lay_out(version)
    yield row("CPU of a stage report's PDF", ours["cpu"] / bare["cpu"], "x bare engine", 1.2)
    yield row("memory of a stage report's PDF", ours["memory"] - ours["before"], "MiB", 100 + 3.5 * paper.pages)
    yield row("bytes of a stage report's PDF", len(paper.content) / 1024, "KiB", 40 + 10 * paper.pages)


def frozen():
    stay = Stay.objects.filter(until__isnull=False).select_related("journey__partnership").first()
    report = Report.objects.create(partnership=stay.journey.partnership, stay=stay, happened="What happened. " * 100)
    made = freeze(report, by=User.objects.order_by("pk").first())
    return made if hasattr(made, "values") else report.latest


def plain(finished):
    from weasyprint import HTML

    return HTML(string=finished, base_url=ASSETS, url_fetcher=_fetcher()).write_pdf(pdf_variant="pdf/ua-1")
