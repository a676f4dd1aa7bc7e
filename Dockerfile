FROM eclipse-temurin:25-jdk AS build
WORKDIR /build
COPY mvnw pom.xml LICENSE NOTICE ./
COPY .mvn .mvn
COPY src src
RUN --mount=type=cache,target=/m2 \
    ./mvnw --batch-mode --no-transfer-progress -Dmaven.repo.local=/m2 -Pcontainer -Dmaven.test.skip=true package
RUN java -Djarmode=tools -jar target/maru.jar extract --layers --destination layers \
    && jar xf layers/dependencies/lib/sqlite-jdbc-*.jar "org/sqlite/native/Linux/$(uname -m)/libsqlitejdbc.so" \
    && mv "org/sqlite/native/Linux/$(uname -m)" native

FROM eclipse-temurin:25-jre
LABEL org.opencontainers.image.title="Maru" \
      org.opencontainers.image.description="A group chat that people host themselves and that never loses a message" \
      org.opencontainers.image.licenses="Apache-2.0"
# A number, so that an orchestrator can see that it is not root. /data gets its owner before it becomes a volume, so that new volumes have it too.
RUN groupadd --gid 10001 maru \
    && useradd --uid 10001 --gid maru --home-dir /app --no-create-home --shell /usr/sbin/nologin maru \
    && mkdir /app /data && chown maru:maru /app /data && chmod 0700 /data
WORKDIR /app
COPY --from=build /build/layers/dependencies/ ./
COPY --from=build /build/native native
COPY --from=build /build/layers/snapshot-dependencies/ ./
COPY --from=build /build/layers/application/ ./
COPY src/main/docker/ LICENSE NOTICE ./
# All libraries with version and licence. Those of the operating system are listed in the base image.
COPY --from=build /build/target/classes/META-INF/sbom/ sbom/
USER 10001:10001
RUN ./train
# Two malloc arenas are enough and save memory.
ENV MARU_DATA=/data \
    MALLOC_ARENA_MAX=2
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 CMD ["/app/health"]
# No shell in between, so that SIGTERM reaches the server, which closes its connections and stops.
ENTRYPOINT ["java", "-XX:AOTCache=/app/maru.aot", "@/app/jvm.options", "-jar", "/app/maru.jar"]
