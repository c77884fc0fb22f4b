import VanBanReport

// Linked to the report library alone, to prove what that drags into a program.
print(JSONReport.Language.allCases.map(\.rawValue).joined(separator: " "))
