package chat.maru.security;

import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import chat.maru.account.AccountAuthentication;
import chat.maru.administration.Bans;
import chat.maru.token.AccessTokens;
import jakarta.servlet.DispatcherType;
import org.jspecify.annotations.Nullable;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.RequestCacheConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.RequestHeaderRequestMatcher;

/**
 * Configures Spring Security: the authentication that a request needs, and the headers of
 * every answer.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

	/** Assigned characters that are not control characters. */
	private static final Predicate<String> HEADER_NAME = Pattern.compile("[\\p{IsAssigned}&&\\P{IsControl}]*")
		.asMatchPredicate();

	private static final Predicate<String> HEADER_VALUE = Pattern.compile("[\\p{IsAssigned}&&[\\P{IsControl}\\t]]*")
		.asMatchPredicate();

	private static final Predicate<String> PRINTABLE = (text) -> text.chars().allMatch((c) -> c >= ' ' && c <= '~');

	/**
	 * WebSocket handshakes, of which thousands arrive at once after a restart. No browser
	 * shows their answers, so they have no headers that protect a page. Clients
	 * authenticate at CONNECT.
	 */
	@Bean
	@Order(1)
	SecurityFilterChain handshakes(HttpSecurity http, AccessTokens tokens, Bans bans, SecurityProblems problems,
			SecurityContextRepository contexts, CsrfTokens csrfTokens) {
		return http
			.securityMatcher(new AndRequestMatcher(PathPatternRequestMatcher.withDefaults().matcher("/ws/**"),
					new RequestHeaderRequestMatcher("Upgrade", "websocket")))
			.csrf((csrf) -> csrf.csrfTokenRepository(csrfTokens).ignoringRequestMatchers("/ws/**"))
			.addFilterAfter(new TokenFilter(tokens, problems), CsrfFilter.class)
			.addFilterAfter(new BanFilter(bans, problems), TokenFilter.class)
			.securityContext((context) -> context.securityContextRepository(contexts))
			.requestCache(RequestCacheConfigurer::disable)
			.logout(AbstractHttpConfigurer::disable)
			.anonymous(AbstractHttpConfigurer::disable)
			.sessionManagement(AbstractHttpConfigurer::disable)
			.exceptionHandling(AbstractHttpConfigurer::disable)
			.headers(AbstractHttpConfigurer::disable)
			.build();
	}

	@Bean
	@Order(2)
	SecurityFilterChain requests(HttpSecurity http, AccessTokens tokens, Bans bans, ChangeLimit changes,
			SecurityProblems problems, SecurityContextRepository contexts, CsrfTokens csrfTokens,
			AnswerHeaders answers) {
		return http.authorizeHttpRequests((requests) -> requests
			// The second part of a request that was authorized already.
			.dispatcherTypeMatchers(DispatcherType.ASYNC)
			.permitAll()
			.requestMatchers(HttpMethod.POST, "/api/guests")
			.permitAll()
			.requestMatchers("/actuator/health/**")
			.permitAll()
			.requestMatchers("/actuator/**")
			.denyAll()
			.requestMatchers("/account/**", "/admin/**")
			.access(SecurityConfiguration::bySession)
			.requestMatchers("/api/**", "/rooms/**", "/avatars/**")
			.authenticated()
			.anyRequest()
			.permitAll())
			.csrf((csrf) -> csrf.csrfTokenRepository(csrfTokens)
				// SockJS posts without the header; CONNECT carries the token. Creating a
				// guest and
				// sending a bearer token use no cookie that another site could abuse.
				.ignoringRequestMatchers("/ws/**", "/api/guests")
				.ignoringRequestMatchers(new RequestHeaderRequestMatcher("Authorization")))
			.addFilterBefore(new TokenFilter(tokens, problems), AnonymousAuthenticationFilter.class)
			.addFilterAfter(new BanFilter(bans, problems), TokenFilter.class)
			.addFilterAfter(new ChangeLimitFilter(changes, problems), BanFilter.class)
			.securityContext((context) -> context.securityContextRepository(contexts))
			.requestCache(RequestCacheConfigurer::disable)
			.logout(AbstractHttpConfigurer::disable)
			.exceptionHandling((handling) -> handling.authenticationEntryPoint(problems).accessDeniedHandler(problems))
			.headers((headers) -> answers.writers().forEach(headers.defaultsDisabled()::addHeaderWriter))
			.build();
	}

	/**
	 * The firewall checks a header each time it is read, so printable ASCII is accepted
	 * without its regular expressions.
	 */
	@Bean
	HttpFirewall httpFirewall() {
		StrictHttpFirewall firewall = new StrictHttpFirewall();
		firewall.setAllowedHeaderNames(PRINTABLE.or(HEADER_NAME));
		firewall.setAllowedHeaderValues(PRINTABLE.or(HEADER_VALUE));
		return firewall;
	}

	@Bean
	SecurityContextRepository securityContextRepository() {
		return new HttpSessionSecurityContextRepository();
	}

	/**
	 * Pages on which users change how they or others log in. Tokens are not enough there:
	 * a program with a token could take over the whole account.
	 */
	private static AuthorizationResult bySession(Supplier<? extends @Nullable Authentication> authentication,
			RequestAuthorizationContext request) {
		return new AuthorizationDecision(
				authentication.get() instanceof AccountAuthentication known && known.token().isEmpty());
	}

}
