# Galley for CI and workers: docs/ci.md says how to run it.
#
#   docker build -t galley .
#   docker build -t galley --build-arg PACKAGES="ghostscript git" .

FROM node:22-bookworm-slim AS build
WORKDIR /source
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts
COPY . .
# What `npm publish` would ship, with the packages of the lock.
RUN npm run build \
 && npm pack --ignore-scripts \
 && mkdir /galley \
 && tar --extract --gzip --file galley-*.tgz --directory /galley --strip-components 1 \
 && npm prune --omit=dev --ignore-scripts \
 && mv node_modules /galley

FROM node:22-bookworm-slim
# Of Debian: `ghostscript` for files for the press (--press), `git` for comparisons with a revision (--against).
ARG PACKAGES=""
# What the bundled browser is linked with. It brings these libraries along, but Debian's get security updates.
RUN apt-get update \
 && apt-get install --yes --no-install-recommends libexpat1 libnss3 $PACKAGES \
 && rm -rf /var/lib/apt/lists/*
COPY --from=build /galley /galley
RUN ln -s /galley/bin/galley.js /usr/local/bin/galley

# The browser is unpacked here once, for every user that a container is run as (--user).
ENV GALLEY_CACHE=/var/cache/galley
RUN install --directory --owner=node --mode=1777 "$GALLEY_CACHE"
USER node
# It prints a page, so that an image without a library is none. While an image is built there is no sandbox.
WORKDIR /tmp
RUN printf '{ "browser": { "sandbox": false } }' > doctor.json \
 && galley doctor --config doctor.json \
 && rm doctor.json \
 && chmod --recursive a+rX "$GALLEY_CACHE"

WORKDIR /project
ENTRYPOINT ["galley"]
CMD ["build"]
