"""The file: facts → bytes. The same facts give the same bytes."""

from django.utils.translation import override
from lxml import etree

from reports.iati import activities, codes
from reports.iati.facts import earlier, updated


def content(facts):
    """UTF-8, indented, with an XML declaration. The house's own words are English, whoever asks."""
    stamp, before = updated(facts).strftime("%Y-%m-%dT%H:%M:%SZ"), earlier(facts)
    root = etree.Element("iati-activities", version=codes.VERSION)
    with override("en"):
        activities.programme(root, facts, stamp, before[None])
        for each in facts.partnerships:
            activities.partnership(root, facts, stamp, before[each.pk], each)
    etree.indent(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"
