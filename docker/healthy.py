"""Is the web server beside us alive? Exit code 0 if it answers, as the health check of the compose file wants."""

import os
import urllib.request

host = os.environ["ALLOWED_HOSTS"].split(",")[0]
request = urllib.request.Request(f"http://127.0.0.1:{os.environ['PORT']}/healthz", headers={"Host": host})
with urllib.request.urlopen(request, timeout=4) as response:
    raise SystemExit(response.status != 200)
