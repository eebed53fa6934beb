# Built in one stage, run in another: the image that runs has neither uv nor a package cache, and no right to write to /app.
FROM debian:12-slim AS build
RUN apt-get update \
 && apt-get install -y --no-install-recommends ca-certificates python3 python3-venv \
 && python3 -m venv /opt/uv \
 && /opt/uv/bin/pip install --no-cache-dir uv
WORKDIR /app
COPY pyproject.toml uv.lock ./
RUN /opt/uv/bin/uv sync --frozen --no-dev --no-cache --compile-bytecode
COPY . .
# The key is for this one command, which signs nothing. What is collected is served from the image.
RUN SECRET_KEY=for-the-build-alone-and-never-used-to-sign-anything ALLOWED_HOSTS=localhost \
    .venv/bin/python manage.py collectstatic --no-input

FROM debian:12-slim
RUN apt-get update \
 && apt-get install -y --no-install-recommends \
      ca-certificates fonts-dejavu-core libharfbuzz-subset0 libpango-1.0-0 libpangoft2-1.0-0 python3 \
 && rm -rf /var/lib/apt/lists/* \
 && groupadd --gid 10001 mentorship \
 && useradd --uid 10001 --gid 10001 --no-create-home --shell /usr/sbin/nologin mentorship \
 && install -d -o mentorship -g mentorship /data/media /data/erased
COPY --from=build /app /app
WORKDIR /app
ENV PATH=/app/.venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 \
    APP_ENV=production PORT=8000 VAR_DIR=/app/var MEDIA_ROOT=/data/media
USER mentorship
VOLUME /data/media
EXPOSE 8000
CMD ["gunicorn"]
