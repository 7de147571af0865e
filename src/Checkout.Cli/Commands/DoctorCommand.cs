using Checkout.Web.Doctor;

namespace Checkout.Cli.Commands;

/// <summary><c>checkout doctor [--json] [--send-mail-to ADDRESS]</c></summary>
internal static class DoctorCommand
{
    public static Command Create(ConnectionOptions connection)
    {
        var json = new Option<bool>("--json") { Description = "Writes what was found as JSON." };
        var address = new Option<string?>("--send-mail-to")
        {
            Description = "Sends a message there, and tells what the mail server says. Without it the server is only signed in to.",
            HelpName = "address",
        };
        address.Validators.Add(given =>
        {
            if (given.GetValueOrDefault<string?>() is { } text && !Mailbox.IsValid(text))
            {
                given.AddError($"{text} is not an e-mail address.");
            }
        });
        var command = new Command("doctor",
            "Looks for what is wrong with a deployment and says how to mend it: settings, database, keys, public address, proxy, mail, "
            + "Stripe, background work, disks. It changes nothing. Ends with 5 after warnings and with 6 after errors.")
        {
            json, address,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var diagnosis = await Examination.OfAsync(
                services => connection.BuildPortal(parsed, services),
                new Visit(parsed.GetValue(address)), cancellation);
            await parsed.InvocationConfiguration.Output.WriteAsync(parsed.GetValue(json) ? diagnosis.ToJson() : diagnosis.ToText());
            return diagnosis.Worst switch
            {
                null => ExitCode.Done,
                Severity.Warning => ExitCode.Warnings,
                _ => ExitCode.Ill,
            };
        });
        return command;
    }
}
