"""Forms as a browser finds them in a page: their fields with what is filled in, and a plausible answer for each that is empty."""

import datetime as dt
from dataclasses import dataclass, field
from html.parser import HTMLParser

TEXT = ("text", "email", "search", "tel", "url", "textarea", "password")


@dataclass
class Field:
    kind: str
    values: list[str] = field(default_factory=list)
    options: list[str] = field(default_factory=list)

    def plausible(self):
        """What is filled in already, or something that could be."""
        if self.values and self.values != [""]:
            return self.values
        if self.kind in ("select", "radio"):
            return [option for option in self.options if option][:1]
        answers = {"date": dt.date.today().isoformat(), "number": "1", "email": "somebody.new@example.org", "time": "09:30"}
        return [] if self.kind in ("checkbox", "hidden") else [answers.get(self.kind, "A few words")]


@dataclass
class Form:
    action: str
    fields: dict[str, Field] = field(default_factory=dict)

    def filled(self):
        """As it would be sent when every field has an answer."""
        return {name: each.plausible() for name, each in self.fields.items()}


class Forms(HTMLParser):
    """Every form of a page that is sent with POST and has a field that one can see, or that is asked for by ``having``."""

    def __init__(self, page):
        super().__init__()
        self.found, self.form, self.select, self.area = [], None, None, None
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if tag == "form":
            self.form = Form(given.get("action") or "") if given.get("method", "").lower() == "post" else None
        elif self.form is None:
            return
        elif tag == "option" and self.select:
            self.select.options.append(given.get("value", ""))
            if "selected" in given:
                self.select.values.append(given.get("value", ""))
        elif given.get("name") and tag in ("input", "select", "textarea"):
            self._field(tag, given)

    def _field(self, tag, given):
        kind = given.get("type", "text") if tag == "input" else tag
        each = self.form.fields.setdefault(given["name"], Field(kind))
        if kind in ("radio", "checkbox"):
            each.options.append(given.get("value", "on"))
            if "checked" in given:
                each.values.append(given.get("value", "on"))
        elif tag == "select":
            self.select = each
        elif tag == "textarea":
            self.area = each
            each.values = [""]
        else:
            each.values = [given.get("value", "")]

    def handle_data(self, data):
        if self.area:
            self.area.values = [self.area.values[0] + data]

    def handle_endtag(self, tag):
        if tag == "textarea":
            self.area.values = [self.area.values[0].removeprefix("\n")]
            self.area = None
        elif tag == "select":
            self.select = None
        elif tag == "form" and self.form:
            self.found.append(self.form)
            self.form = None


def form_of(page):
    """The form that this page is about: the one with the most fields."""
    return max(Forms(page).found, key=lambda form: len(form.fields))
