"""A passkey and an app, set up and used in a real browser, under the product's own policy: no script but ours."""

import re
import time

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

from mentorship.case.logins import PASSWORD
from tests.e2e.hands import click, heading
from tests.e2e.test_pages import Watch, looked_at

pytestmark = pytest.mark.e2e
HOME = re.compile(r"//[^/]+/$")
STICK = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True, "isUserVerified": True}


def with_a_key(page):
    """A device that unlocks by itself, as a finger would."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": {**STICK, "automaticPresenceSimulation": True}})


def again(page):
    """The password once more, before anything that touches the account."""
    page.get_by_label("Password").fill(PASSWORD)
    click(page, "Go on")


def signs_in(page, who):
    click(page, "Sign out") if page.get_by_role("button", name="Sign out").count() else None
    page.goto("/account/logout/")
    click(page, "Sign out")
    page.wait_for_url("**/account/login/")
    form = page.get_by_role("region", name="With your e-mail address")
    form.get_by_label("Email").fill(f"{who}@example.org")
    form.get_by_label("Password").fill(PASSWORD)
    form.get_by_role("button", name="Sign in").click()
    page.wait_for_load_state()


def code(secret):
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def test_a_passkey_is_added_and_opens_the_next_sign_in(enter, base_url):
    page = enter("association")
    with_a_key(page)
    watch, faults = Watch(page, base_url), {}
    page.goto("/account/second-factor/webauthn/add/")
    again(page)
    faults["add"] = looked_at(page)
    click(page, "Add the passkey")
    page.wait_for_url("**/recovery-codes/")
    faults["codes"] = looked_at(page)
    for path in ("", "webauthn/", "recovery-codes/generate/"):
        page.goto(f"/account/second-factor/{path}")
        faults[path] = looked_at(page)
    click(page, "Back")
    click(page, "Look at the passkeys", "Rename")
    faults["rename"] = looked_at(page)
    signs_in(page, "association")
    assert heading(page) == "One more step"
    faults["authenticate"] = looked_at(page)
    click(page, "Use a passkey")
    page.wait_for_url(HOME)
    assert ({name: found for name, found in faults.items() if found}, watch.said) == ({}, [])


def test_an_app_is_set_up_and_its_code_opens_the_next_sign_in(enter, base_url):
    page = enter("adviser")
    watch, faults = Watch(page, base_url), {}
    page.goto("/account/second-factor/totp/activate/")
    again(page)
    faults["set up"] = looked_at(page)
    secret = page.get_by_label("Or type this key into the app").input_value()
    assert page.get_by_role("img", name="A picture for the camera").evaluate("image => image.naturalWidth") > 0
    page.get_by_label("Authenticator code").fill(code(secret))
    click(page, "The app shows this code")
    page.wait_for_url("**/recovery-codes/")
    one = page.get_by_role("list", name="Codes that are left").get_by_role("listitem").first.inner_text()
    page.goto("/account/second-factor/totp/deactivate/")
    faults["stop"] = looked_at(page)
    signs_in(page, "adviser")
    page.get_by_label("Code").fill(one)
    click(page, "Sign in")
    page.wait_for_url(HOME)
    assert ({name: found for name, found in faults.items() if found}, watch.said) == ({}, [])
