package chat.maru.account;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Finds the {@link CurrentAccount}, under the name that it has now. */
@Component
class CurrentAccountResolver implements HandlerMethodArgumentResolver, WebMvcConfigurer {

	private final Accounts accounts;

	CurrentAccountResolver(Accounts accounts) {
		this.accounts = accounts;
	}

	@Override
	public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
		resolvers.add(this);
	}

	@Override
	public boolean supportsParameter(MethodParameter parameter) {
		return parameter.hasParameterAnnotation(CurrentAccount.class);
	}

	@Override
	public @Nullable Account resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer model,
			NativeWebRequest request, @Nullable WebDataBinderFactory binder) {
		Account account = current();
		if (account == null && !parameter.isOptional()) {
			// The account was deleted after the request was authenticated, so it is
			// answered like a request of a visitor.
			throw new AuthenticationCredentialsNotFoundException("This account does not exist any more.");
		}
		return account;
	}

	private @Nullable Account current() {
		return (SecurityContextHolder.getContext().getAuthentication() instanceof AccountAuthentication known)
				? this.accounts.find(known.getPrincipal().id()).orElse(null) : null;
	}

}
