# claimcheck with every format it reads. It needs no network when it runs:
#   docker build -t claimcheck .
#   docker run --rm --network none -v "$PWD:/articles:ro" claimcheck check .
FROM python:3.12-slim AS build
WORKDIR /src
COPY pyproject.toml README.md LICENSE ./
COPY claimcheck claimcheck
COPY rules rules
RUN pip wheel --no-cache-dir --wheel-dir /wheels ".[all]"

FROM python:3.12-slim
RUN --mount=type=bind,from=build,source=/wheels,target=/wheels \
    pip install --no-cache-dir --no-index --find-links=/wheels "claimcheck-lint[all]" \
    && useradd --create-home --uid 10001 claimcheck
USER 10001
# The rules are compiled once, here, so that no container has to.
ENV CLAIMCHECK_CACHE_DIR=/home/claimcheck/cache
RUN claimcheck rules list > /dev/null
WORKDIR /articles
ENTRYPOINT ["claimcheck"]
CMD ["check", "."]
