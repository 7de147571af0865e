namespace Checkout.Web.Doctor;

/// <summary>Looks at one side of a deployment, and changes nothing.</summary>
public interface IDoctorCheck
{
    Task<IEnumerable<Finding>> RunAsync(Visit visit, CancellationToken cancellation);
}

/// <summary>What whoever asks wants beside.</summary>
/// <param name="SendMailTo">Where a message is to be sent; null where the mail server is only signed in to.</param>
public sealed record Visit(string? SendMailTo = null);

/// <summary>What must be in order for a check to make sense.</summary>
public enum Needs
{
    Nothing,
    Settings,
    Database,
    Rights,
    Schema,
}

/// <summary>A check as it is registered.</summary>
/// <param name="About">What it looks at, for the list of what could not be looked at.</param>
/// <param name="IsGround">Where it finds an error, checks that need more than it are left out.</param>
/// <param name="Make">Puts it together; that fails where its own settings are wrong.</param>
public sealed record CheckUp(string About, Needs Needs, bool IsGround, Func<IServiceProvider, IDoctorCheck> Make);
