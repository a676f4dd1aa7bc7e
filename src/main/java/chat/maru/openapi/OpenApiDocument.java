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
 * Gives out the document, which is the same for every request, and so is written once.
 * springdoc would write all of it again for each request, under one lock, for strangers
 * too.
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
		return (document != null) ? document : alone(() -> this.json = super.openapiJson(request, path, locale));
	}

	@Override
	public byte[] openapiYaml(HttpServletRequest request, String path, Locale locale) throws JsonProcessingException {
		byte[] document = this.yaml;
		return (document != null) ? document : alone(() -> this.yaml = super.openapiYaml(request, path, locale));
	}

	/** The first time takes seconds, in which hundreds of threads could come to wait. */
	private byte[] alone(Writing writing) throws JsonProcessingException {
		if (!this.busy.tryLock()) {
			throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE, "It is being written; ask again.");
		}
		try {
			return writing.write();
		}
		finally {
			this.busy.unlock();
		}
	}

	/** Writes the document. */
	private interface Writing {

		byte[] write() throws JsonProcessingException;

	}

}
