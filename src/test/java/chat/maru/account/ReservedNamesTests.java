package chat.maru.account;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

import chat.maru.refusal.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

class ReservedNamesTests {

	@ParameterizedTest
	@EnumSource(names = { "GUEST", "MEMBER", "ADMINISTRATOR", "BOT" })
	void theNameOfDeletedAccountsIsReserved(Role role) {
		for (String name : List.of("Deleted account", "삭제된 계정", "삭제된계정", "DELETED ACCOUNT", "Deletеd ассоunt",
				"Deleted\u3164account", "Deleted account 2", "(Deleted account)", "Deleted_account",
				"삭제된 계정\ud834\udd59")) {
			refused(name, role);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "Admin", "ADMIN", "аdmіn", "Admin 1", "★ Admin ★", "[Admin]", "A.d.m.i.n", "ADMlN",
			"Administrator", "관리자", "【관리자】", "관 리 자", "Moderator", "부방장", "Owner", "방장", "Bot", "봇", "ΒΟΤ" })
	void onlyAdministratorsAndBotsAreNamedAfterARole(String name) {
		refused(name, Role.GUEST);
		refused(name, Role.MEMBER);
		assertThatNoException().isThrownBy(() -> ReservedNames.check(DisplayName.of(name), Role.ADMINISTRATOR));
		assertThatNoException().isThrownBy(() -> ReservedNames.check(DisplayName.of(name), Role.BOT));
	}

	@ParameterizedTest
	@ValueSource(strings = { "Adam", "Admira", "Minji Admin", "Botond", "Robot", "Owen", "Guest", "Member 2", "관리",
			"봇물", "삭제", "1234", "🤖" })
	void namesThatOnlyContainSuchAWordAreFree(String name) {
		assertThatNoException().isThrownBy(() -> ReservedNames.check(DisplayName.of(name), Role.GUEST));
	}

	/** The bundles are what people see. */
	@Test
	void theWordsAreThoseOfThePages() {
		for (Locale locale : List.of(Locale.ROOT, Locale.KOREAN)) {
			ResourceBundle words = ResourceBundle.getBundle("messages", locale,
					ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
			for (String key : List.of("room.deleted-account", "role.administrator", "role.bot", "rooms.owner",
					"rooms.moderator")) {
				refused(words.getString(key), Role.GUEST);
			}
		}
	}

	private static void refused(String name, Role role) {
		assertThatExceptionOfType(Refused.class).as(name)
			.isThrownBy(() -> ReservedNames.check(DisplayName.of(name), role))
			.satisfies((refused) -> assertThat(refused.reason()).isEqualTo(AccountReason.NAME_RESERVED));
	}

}
