package chat.maru.page;

/**
 * A form that asks for a name and a password.
 *
 * @param kind the key of its texts
 * @param action the path that it is sent to
 * @param asksName whether it asks for a name
 * @param asksPassword whether it asks for a password
 * @param next the path of the next page, if the user has not requested another one before
 */
record SignUpForm(String kind, String action, boolean asksName, boolean asksPassword, String next) {

	static SignUpForm open() {
		return new SignUpForm("open", "/signup", true, true, "/");
	}

	static SignUpForm invitation(String secret) {
		return new SignUpForm("invitation", "/invite/" + secret, true, true, "/");
	}

	static SignUpForm setup(String secret, boolean asksName, boolean asksPassword) {
		return new SignUpForm("setup", "/setup/" + secret, asksName, asksPassword, "/");
	}

}
