namespace Checkout.Web.Doctor.Checks;

/// <summary>What the portal says of its settings before it refuses to start.</summary>
internal sealed class SettingsCheckUp(IServiceProvider services) : IDoctorCheck
{
    public Task<IEnumerable<Finding>> RunAsync(Visit visit, CancellationToken cancellation) =>
        Task.FromResult(SettingsCheck.Problems(services).Select(Ailments.Settings.Found));
}
