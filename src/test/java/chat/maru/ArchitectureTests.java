package chat.maru;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import chat.maru.cluster.Notice;
import chat.maru.log.Change;
import chat.maru.message.RoomLog;
import chat.maru.room.ReadingRights;
import chat.maru.room.RoomAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Conditional;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.core.domain.JavaModifier.STATIC;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/** The rules of the design that go beyond the modules. */
class ArchitectureTests {

	private static final String[] FEATURES = { "chat.maru.refusal..", "chat.maru.account..", "chat.maru.session..",
			"chat.maru.token..", "chat.maru.password..", "chat.maru.passkey..", "chat.maru.provider..",
			"chat.maru.registration..", "chat.maru.administration..", "chat.maru.security..", "chat.maru.log..",
			"chat.maru.picture..", "chat.maru.room..", "chat.maru.message..", "chat.maru.presence.." };

	/** How an account logs in, and what follows from it. */
	private static final String[] ACCESS = { "chat.maru.session..", "chat.maru.token..", "chat.maru.password..",
			"chat.maru.passkey..", "chat.maru.provider..", "chat.maru.registration.." };

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages("chat.maru");

	@Test
	void featuresDoNotUseMessagingOrTemplates() {
		noClasses().that()
			.resideInAnyPackage(FEATURES)
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.springframework.messaging..", "org.springframework.web.socket..",
					"org.springframework.ui..", "org.thymeleaf..")
			.check(CLASSES);
	}

	@Test
	void onlyTheEdgesTalkToClients() {
		noClasses().that()
			.resideOutsideOfPackages("chat.maru.socket..", "chat.maru.fanout..", "chat.maru.sockjs..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.springframework.messaging..", "org.springframework.web.socket..")
			.check(CLASSES);
	}

	@Test
	void filesHaveNoCyclicDependencies() {
		slices().assignedFrom(new FilesOf()).should().beFreeOfCycles().check(CLASSES);
	}

	@Test
	void onlyStorageKnowsTheDatabase() {
		noClasses().that()
			.resideOutsideOfPackage("chat.maru.storage..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("com.zaxxer.hikari..", "org.sqlite..", "org.flywaydb..")
			.check(CLASSES);
	}

	@Test
	void theEdgesHaveNoSql() {
		noClasses().that()
			.resideInAnyPackage("chat.maru.socket..", "chat.maru.fanout..", "chat.maru.page..", "chat.maru.settings..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.springframework.jdbc..", "java.sql..", "javax.sql..")
			.check(CLASSES);
	}

	@Test
	void featuresDoNotDependOnTheWaysToLogIn() {
		noClasses().that()
			.resideInAnyPackage("chat.maru.account..", "chat.maru.room..", "chat.maru.message..",
					"chat.maru.presence..", "chat.maru.fanout..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage(ACCESS)
			.orShould()
			.dependOnClassesThat()
			.resideInAPackage("chat.maru.administration..")
			.check(CLASSES);
	}

	@Test
	void theWaysToLogInDoNotDependOnAdministration() {
		noClasses().that()
			.resideInAnyPackage(ACCESS)
			.should()
			.dependOnClassesThat()
			.resideInAPackage("chat.maru.administration..")
			.check(CLASSES);
	}

	@Test
	void eachFeatureHasItsOwnSettings() {
		classes().that()
			.areAnnotatedWith(ConfigurationProperties.class)
			.should()
			.beRecords()
			.andShould()
			.resideOutsideOfPackage("chat.maru.settings..")
			.check(CLASSES);
		noClasses().that()
			.resideOutsideOfPackage("chat.maru.settings..")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("chat.maru.settings..")
			.check(CLASSES);
	}

	@Test
	void noPackageDependsOnSecurity() {
		noClasses().that()
			.resideOutsideOfPackage("chat.maru.security..")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("chat.maru.security..")
			.check(CLASSES);
	}

	/** Events would lose their order. */
	@Test
	void nothingIsAsynchronousByAnnotation() {
		noClasses().should()
			.dependOnClassesThat()
			.haveNameMatching(".*\\.(Async|EnableAsync|ApplicationModuleListener|TransactionalEventListener)")
			.check(CLASSES);
	}

	/** Setting the clock back would lock users out. */
	@Test
	void timeSpansAreNotMeasuredByTheWallClock() {
		noClasses().should().callMethod(System.class, "currentTimeMillis").check(CLASSES);
		noClasses().that()
			.resideOutsideOfPackage("chat.maru.limit..")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("io.github.bucket4j..")
			.check(CLASSES);
	}

	/** A listener on another node would not hear of it. */
	@Test
	void eventsForOtherNodesAreNotices() {
		noClasses().that()
			// Until a read mark is an entry of its account's log.
			.doNotHaveSimpleName("RoomViewApi")
			.should()
			.dependOnClassesThat()
			.haveFullyQualifiedName(ApplicationEventPublisher.class.getName())
			.check(CLASSES);
	}

	/**
	 * A cache of another kind would not hear the notices. Markup has no rows, and texts
	 * with versions.
	 */
	@Test
	void rowsAreCachedInOneWay() {
		noClasses().that()
			.resideOutsideOfPackages("chat.maru.cluster..", "chat.maru.fanout..", "chat.maru.markup..")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("com.github.benmanes.caffeine..")
			.check(CLASSES);
	}

	/** So that notices can be stored and sent. */
	@Test
	void noticesArePlainValues() {
		classes().that().implement(Notice.class).should(new ArchCondition<>("be records of plain values") {
			@Override
			public void check(JavaClass type, ConditionEvents events) {
				events.add(new SimpleConditionEvent(type, isPlainRecord(type), type.getName() + " is more"));
			}
		}).check(CLASSES);
	}

	private static boolean isPlainRecord(JavaClass type) {
		return type.isRecord() && type.getFields()
			.stream()
			.filter((field) -> !field.getModifiers().contains(STATIC))
			.flatMap((field) -> field.getType().getAllInvolvedRawTypes().stream())
			.allMatch((value) -> value.isPrimitive() || value.isEnum() || isPlainRecord(value)
					|| value.isEquivalentTo(String.class) || value.isEquivalentTo(Instant.class)
					|| value.isEquivalentTo(Set.class));
	}

	/** Nodes of two versions run side by side during an upgrade. */
	@Test
	void noticesKeepTheirNames() {
		assertThat(CLASSES.stream().filter((type) -> type.isAssignableTo(Notice.class)).map(JavaClass::getSimpleName))
			.doesNotHaveDuplicates()
			.contains("AccessChanged", "AccessEnded", "AccountChanged", "AccountDeleted", "Banned", "BansChanged",
					"MembershipEnded", "RoomChanged", "SeatChanged");
	}

	/** A server that does not use Redis loads none of its classes. */
	@Test
	void onlyTheLinesOfTheBusKnowTheirServers() {
		noClasses().that()
			.doNotHaveFullyQualifiedName("chat.maru.cluster.RedisLine")
			.and()
			.doNotHaveFullyQualifiedName("chat.maru.cluster.RedisLines")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("io.lettuce..")
			.check(CLASSES);
		noClasses().that()
			.resideOutsideOfPackage("chat.maru.storage..")
			.and()
			.doNotHaveFullyQualifiedName("chat.maru.cluster.PostgresLine")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("org.postgresql..")
			.check(CLASSES);
	}

	@Test
	void onlyTheGateCreatesRights() {
		noClasses().that()
			.doNotBelongToAnyOf(RoomAccess.class)
			.and()
			.areNotAssignableTo(ReadingRights.class)
			.should()
			.callConstructorWhere(target(owner(assignableTo(ReadingRights.class))))
			.check(CLASSES);
	}

	/** Otherwise a change could be committed without a permission check. */
	@Test
	void onlyTheirOwnPackageCreatesChanges() {
		for (String changes : List.of("chat.maru.room", "chat.maru.message")) {
			noClasses().that()
				.resideOutsideOfPackage(changes)
				.should()
				.callConstructorWhere(target(owner(resideInAPackage(changes).and(assignableTo(Change.class)))))
				.check(CLASSES);
		}
	}

	/** A room's id gives no access; rights exist only after a check. */
	@Test
	void theLogTakesRightsInsteadOfRoomIds() {
		assertThat(CLASSES.get(RoomLog.class).getMethods())
			.filteredOn((method) -> method.getModifiers().contains(PUBLIC))
			.filteredOn((method) -> !method.getName().equals("epoch"))
			.isNotEmpty()
			.allMatch((method) -> method.getRawParameterTypes().get(0).isAssignableTo(ReadingRights.class));
	}

	@Test
	void dependenciesComeThroughConstructors() {
		noFields().should()
			.beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
			.orShould()
			.beAnnotatedWith("org.springframework.beans.factory.annotation.Value")
			.orShould()
			.beAnnotatedWith("jakarta.annotation.Resource")
			.orShould()
			.beAnnotatedWith("jakarta.inject.Inject")
			.check(CLASSES);
	}

	@Test
	void logsGoThroughOneLogger() {
		NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(CLASSES);
		NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(CLASSES);
	}

	@Test
	void classNamesHaveNoEmptySuffix() {
		noClasses().should().haveNameMatching(".*(Manager|Helper|Util|Utils|Impl)").check(CLASSES);
	}

	/** The image decides at build time which beans there are, before anything is set. */
	@Test
	void noBeanDependsOnASetting() {
		noClasses().should().beMetaAnnotatedWith(Conditional.class).check(CLASSES);
		noMethods().should().beMetaAnnotatedWith(Conditional.class).check(CLASSES);
	}

	@Test
	void everyPackageIsNullMarked() {
		classes().that().resideOutsideOfPackage("chat.maru").should(new ArchCondition<>("be in a null-marked package") {
			@Override
			public void check(JavaClass type, ConditionEvents events) {
				events.add(new SimpleConditionEvent(type, type.getPackage().isAnnotatedWith(NullMarked.class),
						type.getPackageName() + " lacks @NullMarked"));
			}
		}).check(CLASSES);
	}

	@Test
	void destinationsAreWrittenOnlyInTopics() throws IOException {
		try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
			List<Path> writing = files.filter((file) -> file.toString().endsWith(".java"))
				.filter((file) -> read(file).lines()
					.map(String::strip)
					.filter((line) -> !line.startsWith("*") && !line.startsWith("//"))
					.anyMatch((line) -> line.contains("\"/topic/") || line.contains("\"/queue/")
							|| line.contains("\"/user/")))
				.toList();
			assertThat(writing).extracting(Path::getFileName).extracting(Path::toString).containsExactly("Topics.java");
		}
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** One slice per source file. */
	private static final class FilesOf implements SliceAssignment {

		@Override
		public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
			String file = javaClass.getName().replaceFirst("\\$.*", "");
			return file.startsWith("chat.maru.") ? SliceIdentifier.of(file) : SliceIdentifier.ignore();
		}

		@Override
		public String getDescription() {
			return "source files";
		}

	}

}
