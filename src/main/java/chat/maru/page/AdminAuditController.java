package chat.maru.page;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

import chat.maru.account.Accounts;
import chat.maru.administration.Administration;
import chat.maru.audit.AuditAction;
import chat.maru.audit.AuditEntry;
import chat.maru.audit.AuditFilter;
import chat.maru.audit.AuditLog;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The audit log as a page and as a CSV file.
 */
@AdminPage
class AdminAuditController {

	private static final int PAGE_ENTRIES = 50;

	private final Administration administration;

	private final Accounts accounts;

	AdminAuditController(Administration administration, Accounts accounts) {
		this.administration = administration;
		this.accounts = accounts;
	}

	@GetMapping("/admin/audit")
	String page(AuditQuery query, @RequestParam(required = false) @Nullable Long before, Model model) {
		List<AuditEntry> entries = query.filter(this.accounts)
			.map((filter) -> this.administration.audit(filter, before, PAGE_ENTRIES + 1))
			.orElse(List.of());
		boolean more = entries.size() > PAGE_ENTRIES;
		model.addAttribute("query", query);
		model.addAttribute("actions", AuditAction.values());
		model.addAttribute("entries", more ? entries.subList(0, PAGE_ENTRIES) : entries);
		model.addAttribute("first", (before != null) ? query.address("/admin/audit", null) : null);
		model.addAttribute("older", more ? query.address("/admin/audit", entries.get(PAGE_ENTRIES - 1).id()) : null);
		model.addAttribute("file", query.address("/admin/audit.csv", null));
		return "admin-audit";
	}

	/**
	 * Writes the whole log, newest entry first, or the entries that match a filter. It
	 * reads one page at a time, so that the log is never completely in memory.
	 */
	@GetMapping("/admin/audit.csv")
	void file(AuditQuery query, HttpServletResponse response) throws IOException {
		response.setContentType("text/csv;charset=UTF-8");
		response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
				ContentDisposition.attachment().filename("maru-audit.csv", StandardCharsets.UTF_8).build().toString());
		PrintWriter out = response.getWriter();
		out.print("id,at,action,actor,actor_name,subject,subject_name,room,room_name,detail\r\n");
		AuditFilter filter = query.filter(this.accounts).orElse(null);
		if (filter == null) {
			return;
		}
		List<AuditEntry> entries = this.administration.audit(filter, null, AuditLog.LONGEST_PAGE);
		while (!entries.isEmpty() && !out.checkError()) {
			entries.forEach((entry) -> out.print(line(entry)));
			long before = entries.get(entries.size() - 1).id();
			entries = this.administration.audit(filter, before, AuditLog.LONGEST_PAGE);
		}
	}

	private static String line(AuditEntry entry) {
		return String.join(",", String.valueOf(entry.id()), entry.at().toString(), entry.action().code(), entry.actor(),
				field(entry.actorName()), field(entry.subject()), field(entry.subjectName()), field(entry.room()),
				field(entry.roomName()), field(entry.detail())) + "\r\n";
	}

	/**
	 * Formats a field (RFC 4180). A value that a spreadsheet would take for a formula
	 * gets a quote in front. Some spreadsheets treat full-width characters like the ASCII
	 * ones.
	 */
	static String field(@Nullable String value) {
		if (value == null || value.isEmpty()) {
			return "";
		}
		String text = ("=+-@\t\r\uff1d\uff0b\uff0d\uff20".indexOf(value.charAt(0)) >= 0) ? "'" + value : value;
		return '"' + text.replace("\"", "\"\"") + '"';
	}

}
