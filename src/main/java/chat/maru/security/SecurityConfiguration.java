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

/** What an HTTP request must show, and the headers that every answer carries. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

	/** Characters that Unicode knows and that control nothing. */
	private static final Predicate<String> HEADER_NAME = Pattern.compile("[\\p{IsAssigned}&&\\P{IsControl}]*")
		.asMatchPredicate();

	private static final Predicate<String> HEADER_VALUE = Pattern.compile("[\\p{IsAssigned}&&[\\P{IsControl}\\t]]*")
		.asMatchPredicate();

	private static final Predicate<String> PRINTABLE = (text) -> text.chars().allMatch((c) -> c >= ' ' && c <= '~');

	/**
	 * A WebSocket's handshake, of which thousands come at once after a restart. Its
	 * answer is shown by no browser, so it needs no headers that protect a page, and who
	 * may come in is asked at CONNECT.
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
			// The rest of a request that was let in.
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
			.requestMatchers("/api/**", "/rooms/**")
			.authenticated()
			.anyRequest()
			.permitAll())
			.csrf((csrf) -> csrf.csrfTokenRepository(csrfTokens)
				// SockJS posts without the header; CONNECT carries the token. Making a
				// guest and showing a token use no cookie that another site could borrow.
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
	 * What is in a header is looked at whenever the header is read, so what is usual is
	 * not put to the firewall's regular expressions.
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
	 * Pages by which somebody changes how they come in, or who else does: a program that
	 * was given a token could make itself the whole account there.
	 */
	private static AuthorizationResult bySession(Supplier<? extends @Nullable Authentication> asking,
			RequestAuthorizationContext request) {
		return new AuthorizationDecision(
				asking.get() instanceof AccountAuthentication known && known.token().isEmpty());
	}

}
