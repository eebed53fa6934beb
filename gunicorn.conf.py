"""How gunicorn serves the product; it reads this file when started here. PORT and WEB_CONCURRENCY come from the environment."""

import os

wsgi_app = "mentorship.wsgi"
bind = f"0.0.0.0:{os.environ.get('PORT') or 8000}"
workers = int(os.environ.get("WEB_CONCURRENCY") or 2)
# Browsers open connections before they need them. A worker without threads would wait on such a one and serve nobody.
threads = 4
timeout = 60
graceful_timeout = 10
# A worker starts afresh from time to time, so that nothing that leaks can grow for ever.
max_requests = 5000
max_requests_jitter = 500
worker_tmp_dir = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
control_socket_disable = True
