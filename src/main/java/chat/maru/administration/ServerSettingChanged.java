package chat.maru.administration;

import chat.maru.cluster.Notice;

/**
 * An administrator changed a setting of the server. See {@link ServerSettings}.
 *
 * @param setting the name of the setting
 */
record ServerSettingChanged(String setting) implements Notice {
}
