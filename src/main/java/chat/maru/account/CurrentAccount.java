package chat.maru.account;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.swagger.v3.oas.annotations.Parameter;

/**
 * A handler method's parameter of type {@link Account}: the account that the request is
 * authenticated as. If it is {@code @Nullable}, it is null for a visitor; otherwise a
 * visitor is refused before the method runs.
 */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
@Parameter(hidden = true)
public @interface CurrentAccount {

}
