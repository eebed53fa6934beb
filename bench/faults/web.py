"""The web server of the product, asked for its pages while the queue is away."""

import http.cookiejar
import re
import time
import urllib.error
import urllib.parse
import urllib.request

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.product import free_port

PATIENCE = 5


class Redirected(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *about):
        return None


class Web:
    """A context: gunicorn runs, and a lead of the batch is signed in."""

    def __init__(self, stage, made):
        self.stage, self.made, self.port = stage, made, free_port()
        self.jar = http.cookiejar.CookieJar()
        self.browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar), Redirected)

    def __enter__(self):
        self.child = self.stage.crew.start("web", "-m", "gunicorn", "--bind", f"127.0.0.1:{self.port}", "--log-level", "warning", PORT=str(self.port))
        up, _seconds = self.stage.until(lambda: self.ask("/healthz")[0] == 200, 60)
        assert up, "The web server did not start."
        return self

    def __exit__(self, *problem):
        self.child.kill()

    def ask(self, path, data=None, headers=None):
        """The status, the seconds, and the page."""
        begun = time.monotonic()
        body = urllib.parse.urlencode(data, doseq=True).encode() if data else None
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", body, headers or {})
        try:
            with self.browser.open(request, timeout=30) as answer:
                return answer.status, time.monotonic() - begun, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, time.monotonic() - begun, error.read().decode()
        except OSError:
            return 0, time.monotonic() - begun, ""

    def post(self, path, **data):
        """Fill in the form of the page."""
        page = self.ask(path)[2]
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
        return self.ask(path, {**data, "csrfmiddlewaretoken": token[1] if token else ""})

    def answers(self):
        """Pages and forms, as somebody who has no account and as a lead; raises when one fails or is slow."""
        sign_in = self.post(reverse("account_login"), login="nobody@example.org", password="not a password of anybody")
        client = Client()
        client.force_login(self.made.lead, backend="participants.accounts.Backend")
        session = client.cookies["sessionid"].value
        self.browser.addheaders = [("Cookie", f"sessionid={session}")]
        return self.judged({"a sign-in that is refused": (sign_in, 200), **self.of_a_lead(self.made.partnerships[0])})

    def of_a_lead(self, here):
        log = f"{reverse('log')}?partnership={here.pk}"
        today = timezone.now().date().isoformat()
        said = {"instrument": "call", "on": today, "led_by": "together", "length": "30"}
        return {
            "the home page": (self.ask("/"), 200),
            "a partnership": (self.ask(f"/partnerships/{here.pk}/"), 200),
            "the form of the log": (self.ask(log), 200),
            "an entry in the log": (self.post_as_lead(log, said), 302),
            "/healthz": (self.ask("/healthz"), 200),
            "/readyz": (self.ask("/readyz"), 200),
        }

    def post_as_lead(self, path, data):
        """With the session's cookie and the form's own."""
        page = self.ask(path)[2]
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
        cookie = "; ".join([self.browser.addheaders[0][1], *(f"{each.name}={each.value}" for each in self.jar)])
        return self.ask(path, {**data, "csrfmiddlewaretoken": token[1] if token else ""}, {"Cookie": cookie})

    def judged(self, asked):
        slowest = max(seconds for (_status, seconds, _page), _wanted in asked.values())
        bad = [f"{what} answered {got[0]} in {got[1]:.1f} s" for what, (got, wanted) in asked.items() if got[0] != wanted or got[1] > PATIENCE]
        self.stage.failed += bool(bad)
        self.stage.passed += not bad
        return f"without Redis the web {'FAILED: ' + '; '.join(bad) if bad else f'answered {len(asked)} requests, the slowest in {slowest:.1f} s'}"
