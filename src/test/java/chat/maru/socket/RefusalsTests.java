package chat.maru.socket;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import chat.maru.account.AccountPrincipal;
import chat.maru.message.MessageReason;
import chat.maru.refusal.Refused;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.messaging.Message;
import org.springframework.messaging.converter.JacksonJsonMessageConverter;
import org.springframework.messaging.simp.SimpMessagingTemplate;
import org.springframework.messaging.simp.user.DefaultUserDestinationResolver;
import org.springframework.messaging.simp.user.SimpSession;
import org.springframework.messaging.simp.user.SimpUser;
import org.springframework.messaging.simp.user.SimpUserRegistry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/** Which connections hear a refusal. */
class RefusalsTests {

	private static final String USER = "9b2f6a52-8f0a-4a5e-9a86-6f2a4f4b1b11";

	@Test
	void aRefusalOfAConnectionThatHasEndedGoesToNoOther() {
		assertThat(destinations("ended")).containsExactly("/queue/errors-userended");
		assertThat(destinations("other")).containsExactly("/queue/errors-userother");
	}

	/** The queues that a refusal goes to if only the session "other" is connected. */
	private static Set<String> destinations(String session) {
		List<Message<?>> sent = new ArrayList<>();
		SimpMessagingTemplate broker = new SimpMessagingTemplate((message, timeout) -> sent.add(message));
		broker.setMessageConverter(new JacksonJsonMessageConverter());
		StaticListableBeanFactory beans = new StaticListableBeanFactory();
		beans.addBean("broker", broker);
		new Refusals(beans.getBeanProvider(SimpMessagingTemplate.class)).send(new AccountPrincipal(USER), session,
				Refusal.of(new Refused(MessageReason.DELETED)));
		SimpSession other = mock();
		given(other.getId()).willReturn("other");
		SimpUser user = mock();
		given(user.getSession("other")).willReturn(other);
		given(user.getSessions()).willReturn(Set.of(other));
		SimpUserRegistry registry = mock();
		given(registry.getUser(USER)).willReturn(user);
		return Objects.requireNonNull(new DefaultUserDestinationResolver(registry).resolveDestination(sent.get(0)))
			.getTargetDestinations();
	}

}
