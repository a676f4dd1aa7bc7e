package chat.maru.openapi;

import java.util.Locale;
import java.util.concurrent.locks.ReentrantLock;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.SpringDocCustomizers;
import org.springdoc.core.properties.SpringDocConfigProperties;
import org.springdoc.core.providers.SpringDocProviders;
import org.springdoc.core.service.AbstractRequestService;
import org.springdoc.core.service.GenericResponseService;
import org.springdoc.core.service.OpenAPIService;
import org.springdoc.core.service.OperationService;
import org.springdoc.webmvc.api.OpenApiWebMvcResource;

import org.springframework.beans.factory.ObjectFactory;
import org.springframework.context.annotation.Lazy;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * Serves the document. It is the same for every request, so it is generated once.
 * springdoc would generate it again for each request, under one lock, and without
 * authentication.
 */
@RestController
@Lazy
class OpenApiDocument extends OpenApiWebMvcResource {

	private final ReentrantLock busy = new ReentrantLock();

	private volatile byte @Nullable [] json;

	private volatile byte @Nullable [] yaml;

	OpenApiDocument(ObjectFactory<OpenAPIService> services, AbstractRequestService requests,
			GenericResponseService responses, OperationService operations, SpringDocConfigProperties properties,
			SpringDocProviders providers, SpringDocCustomizers customizers) {
		super(services, requests, responses, operations, properties, providers, customizers);
	}

	@Override
	public byte[] openapiJson(HttpServletRequest request, String path, Locale locale) throws JsonProcessingException {
		byte[] document = this.json;
		return (document != null) ? document : generate(() -> this.json = super.openapiJson(request, path, locale));
	}

	@Override
	public byte[] openapiYaml(HttpServletRequest request, String path, Locale locale) throws JsonProcessingException {
		byte[] document = this.yaml;
		return (document != null) ? document : generate(() -> this.yaml = super.openapiYaml(request, path, locale));
	}

	/**
	 * Generates the document, unless another request is doing so: it takes seconds the
	 * first time, and hundreds of threads could wait meanwhile.
	 */
	private byte[] generate(Generation writing) throws JsonProcessingException {
		if (!this.busy.tryLock()) {
			throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE,
					"The document is being generated. Try again.");
		}
		try {
			return writing.run();
		}
		finally {
			this.busy.unlock();
		}
	}

	/** Generates the document. */
	private interface Generation {

		byte[] run() throws JsonProcessingException;

	}

}
