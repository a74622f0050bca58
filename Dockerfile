# Galley with its browser and its fonts, for CI and for workers:
#
#   docker build -t galley .                 (more programs: --build-arg TOOLS="ghostscript git")
#   docker run --rm -v "$PWD:/work" galley build
#
# docs/ci.md says what the sandbox of the browser needs.
FROM node:22-bookworm-slim AS made
WORKDIR /galley
COPY . .
RUN npm ci && npm prune --omit=dev

FROM node:22-bookworm-slim
ARG TOOLS=""
RUN apt-get update \
 && apt-get install --yes --no-install-recommends libnss3 libexpat1 $TOOLS \
 && rm -rf /var/lib/apt/lists/*
COPY --from=made /galley/package.json /galley/LICENSE /opt/galley/
COPY --from=made /galley/node_modules /opt/galley/node_modules
COPY --from=made /galley/bin /opt/galley/bin
COPY --from=made /galley/lib /opt/galley/lib
COPY --from=made /galley/templates /opt/galley/templates
# Unpacks the browser for all users, and prints a page with it.
ENV GALLEY_CACHE=/opt/galley/cache
RUN ln -s /opt/galley/bin/galley.js /usr/local/bin/galley && galley doctor && chmod -R a+rX /opt/galley/cache
USER node
WORKDIR /work
ENTRYPOINT ["galley"]
CMD ["--help"]
