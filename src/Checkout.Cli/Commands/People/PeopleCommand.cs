using Checkout.Data.Audit;
using Checkout.Data.Privacy;

namespace Checkout.Cli.Commands.People;

/// <summary><c>checkout users export PERSON</c>, <c>checkout users erase PERSON [--yes] [--force]</c>: what people may ask for by
/// law.</summary>
internal static class PeopleCommand
{
    private static readonly Argument<string> Person = new("person") { Description = "The e-mail address that the person signs in with." };

    public static Command Export(ConnectionOptions connection)
    {
        var output = new Option<FileInfo?>("--out") { Description = "Into this new file instead of standard output.", HelpName = "file" };
        return Operation.Define("export", "Writes everything that is kept of a person as JSON.", connection,
            (operation, token) => ExportAsync(operation, operation.Parsed.GetValue(output), token), takes: [Person, output]);
    }

    public static Command Erase(ConnectionOptions connection)
    {
        var yes = new Option<bool>("--yes") { Description = "Asks nothing." };
        var force = new Option<bool>("--force") { Description = "Also the last administrator of an account." };
        return Operation.Define("erase", "Puts a pseudonym in the place of a person, for good. Documents and figures stay.",
            connection,
            (operation, token) => EraseAsync(operation, operation.Parsed.GetValue(yes), operation.Parsed.GetValue(force), token),
            takes: [Person, yes, force]);
    }

    private static async Task<int> ExportAsync(Operation operation, FileInfo? output, CancellationToken cancellation)
    {
        await using var db = operation.OpenDatabase();
        var person = await UsersCommand.UserAsync(db, operation.Parsed.GetRequiredValue(Person), cancellation);
        var export = new PersonExport(operation.Get<CheckoutDbContexts>());
        if (output is not null)
        {
            await using var file = Data.Keys.PrivateFiles.Create(output.FullName);
            await export.WriteAsync(person, file, cancellation);
            return ExitCode.Done;
        }

        using var buffer = new MemoryStream();
        await export.WriteAsync(person, buffer, cancellation);
        await operation.Output.WriteLineAsync(System.Text.Encoding.UTF8.GetString(buffer.ToArray()));
        return ExitCode.Done;
    }

    private static async Task<int> EraseAsync(Operation operation, bool yes, bool force, CancellationToken cancellation)
    {
        await using var db = operation.OpenDatabase();
        var person = await UsersCommand.UserAsync(db, operation.Parsed.GetRequiredValue(Person), cancellation);
        if (!yes)
        {
            await operation.Output.WriteLineAsync(
                $"{person.DisplayName}, {person.Email}, can no longer sign in after this, and can’t be brought back. "
                + "Type the address to go on:");
            if (!string.Equals(await Console.In.ReadLineAsync(cancellation), person.Email, StringComparison.OrdinalIgnoreCase))
            {
                await operation.Error.WriteLineAsync("That is another address. Nobody was erased.");
                return ExitCode.Failed;
            }
        }

        var erased = await new PersonErasure(operation.Get<CheckoutDbContexts>(), operation.Get<AuditKey>(),
            operation.Get<BusinessCalendar>(), operation.Get<TimeProvider>()).RunAsync(person.Id, UsersCommand.Actor, force, cancellation);
        await operation.Output.WriteLineAsync(FormattableString.Invariant(
            $"The person is {erased.Name}, {erased.Email} from now on, in the activity of {erased.Accounts} accounts too."));
        await operation.Output.WriteLineAsync(
            "Kept: acceptances, orders, approvals, notices and cancellations, which prove what was agreed. Take the person out of the "
            + "vendor’s feed as well: a record that comes again makes the person anew. Backups hold the person until they are deleted.");
        return ExitCode.Done;
    }
}
