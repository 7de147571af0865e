using Checkout.Web.Doctor.Checks;
using Microsoft.Extensions.Logging.Abstractions;

namespace Checkout.Web.Doctor;

/// <summary>Makes all checks, one after the other. What can't be looked at because of what was found before is named, and not guessed at.
/// </summary>
public sealed class Examination(IEnumerable<CheckUp> checks, IServiceProvider services, Secrets secrets)
{
    private static readonly string[] Everything = ["everything else"];

    /// <summary>Examines a portal that need not start, or can't even be put together.</summary>
    /// <param name="build">Puts it together, with what it is given beside its own services.</param>
    public static async Task<Diagnosis> OfAsync(Func<Action<IServiceCollection>, IHost> build, Visit visit, CancellationToken cancellation)
    {
        // Without languages and time zones no portal can be put together.
        if ((await new MachineCheckUp().RunAsync(visit, cancellation)).ToList() is { Count: > 0 } found)
        {
            return new Diagnosis(found, Everything);
        }

        try
        {
            using var portal = build(services => services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance)
                .Configure<Microsoft.AspNetCore.DataProtection.KeyManagement.KeyManagementOptions>(keys => keys.AutoGenerateKeys = false));
            return await portal.Services.GetRequiredService<Examination>().RunAsync(visit, cancellation);
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or FormatException)
        {
            return new Diagnosis([Ailments.SettingsFile.Found(unreadable.Message)], Everything);
        }
    }

    public async Task<Diagnosis> RunAsync(Visit visit, CancellationToken cancellation)
    {
        var (findings, leftOut) = (new List<Finding>(), new List<string>());
        Needs? stopped = null;
        foreach (var check in checks.OrderBy(check => check.Needs))
        {
            var found = check.Needs > stopped ? null : await TryAsync(check, visit, findings.Count > 0, cancellation);
            findings.AddRange((found ?? []).Select(finding => finding with { Detail = secrets.Masked(finding.Detail, visit.SendMailTo) }));
            leftOut.AddRange(found is null ? [check.About] : []);
            if (check.IsGround && found?.TrueForAll(finding => finding.Ailment.Severity is Severity.Warning) is not true)
            {
                stopped ??= check.Needs;
            }
        }

        return new Diagnosis(findings, leftOut);
    }

    /// <returns>Null where the check could not be made because of the settings, which are named already.</returns>
    private async Task<List<Finding>?> TryAsync(CheckUp check, Visit visit, bool isIll, CancellationToken cancellation)
    {
        try
        {
            return [.. await check.Make(services).RunAsync(visit, cancellation)];
        }
        catch (OptionsValidationException)
        {
            return null;
        }
        catch (Exception unreadable) when (isIll && unreadable is InvalidOperationException or ArgumentException)
        {
            // A value of the settings that can't be read, a connection string among them.
            return null;
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            var cause = exception.GetBaseException();
            return [Ailments.CheckFailed.Found($"{check.About}: {cause.GetType().Name}: {cause.Message}")];
        }
    }
}
