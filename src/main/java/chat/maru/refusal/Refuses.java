package chat.maru.refusal;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lists what a call of the HTTP API can refuse, for its description. Leave out what any
 * call of its kind can refuse, such as {@code room-unknown}. On a controller, it is for
 * all of its calls.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.TYPE, ElementType.METHOD })
public @interface Refuses {

	/** The codes of the {@linkplain Reason reasons}. Empty if there are none. */
	String[] value() default {};

}
