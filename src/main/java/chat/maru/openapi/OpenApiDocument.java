package chat.maru.openapi;

import java.util.Locale;

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
import org.springframework.web.bind.annotation.RestController;

/**
 * Gives out the document, which is the same for every request, and so is written once.
 * springdoc would write all of it again for each request, under one lock, for strangers
 * too.
 */
@RestController
@Lazy
class OpenApiDocument extends OpenApiWebMvcResource {

	private byte @Nullable [] json;

	private byte @Nullable [] yaml;

	OpenApiDocument(ObjectFactory<OpenAPIService> services, AbstractRequestService requests,
			GenericResponseService responses, OperationService operations, SpringDocConfigProperties properties,
			SpringDocProviders providers, SpringDocCustomizers customizers) {
		super(services, requests, responses, operations, properties, providers, customizers);
	}

	@Override
	public synchronized byte[] openapiJson(HttpServletRequest request, String path, Locale locale)
			throws JsonProcessingException {
		byte[] document = this.json;
		if (document == null) {
			document = super.openapiJson(request, path, locale);
			this.json = document;
		}
		return document;
	}

	@Override
	public synchronized byte[] openapiYaml(HttpServletRequest request, String path, Locale locale)
			throws JsonProcessingException {
		byte[] document = this.yaml;
		if (document == null) {
			document = super.openapiYaml(request, path, locale);
			this.yaml = document;
		}
		return document;
	}

}
