/**
 * The OpenAPI document of the HTTP API, generated from the mappings, annotations and
 * Javadoc of the controllers when it is first requested.
 */
@ApplicationModule(displayName = "OpenAPI", allowedDependencies = "refusal")
@NullMarked
package chat.maru.openapi;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
